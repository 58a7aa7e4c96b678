'use strict';

// Buffer.from, alloc and the like, with Node's checks; what they make is made by the package.

const { codes } = require('internal/errors');
const { validateArray, validateNumber } = require('internal/validators');
const { byteLength, encode, normalize } = require('internal/buffer/encoding');

const MAX = Number.MAX_SAFE_INTEGER;
const SOURCES = ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'];

function isBytes(value) {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function isMemory(value) {
  if (value === null || typeof value !== 'object') return false;
  const kind = binding.classOf(value);
  return kind === 'ArrayBuffer' || kind === 'SharedArrayBuffer';
}

module.exports = function installStatics(Buffer, wrap) {
  function fromText(text, encoding) {
    if (typeof encoding !== 'string' || encoding === '') return wrap(encode(text, 'utf8'));
    if (normalize(encoding) === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    return wrap(encode(text, encoding));
  }

  function fromMemory(memory, byteOffset, length) {
    const offset = Number.isNaN(+(byteOffset ?? 0)) ? 0 : Math.trunc(+(byteOffset ?? 0));
    const room = memory.byteLength - offset;
    if (room < 0 || offset < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
    if (length === undefined) return wrap(memory, offset, room);
    const size = Math.trunc(+length) || 0;
    if (size > room) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
    return wrap(memory, offset, Math.max(size, 0));
  }

  function fromList(list) {
    const buffer = wrap(new ArrayBuffer(Math.max(list.length, 0) || 0));
    for (let i = 0; i < buffer.length; i++) buffer[i] = list[i];
    return buffer;
  }

  function fromObject(value, encodingOrOffset, length) {
    if (isMemory(value)) return fromMemory(value, encodingOrOffset, length);
    const inner = value.valueOf?.();
    if (inner !== null && inner !== undefined && inner !== value &&
      (typeof inner === 'string' || typeof inner === 'object')) return Buffer.from(inner, encodingOrOffset, length);
    if (isBytes(value)) return fromList(value);
    if (value.length !== undefined || isMemory(value.buffer)) {
      return typeof value.length === 'number' ? fromList(value) : wrap(new ArrayBuffer(0));
    }
    if (value.type === 'Buffer' && Array.isArray(value.data)) return fromList(value.data);
    const primitive = value[Symbol.toPrimitive];
    if (typeof primitive === 'function') {
      const text = Reflect.apply(primitive, value, ['string']);
      if (typeof text === 'string') return fromText(text, encodingOrOffset);
    }
    return undefined;
  }

  function checkSize(size) {
    validateNumber(size, 'size', 0, MAX);
  }

  const statics = {
    from(value, encodingOrOffset, length) {
      if (typeof value === 'string') return fromText(value, encodingOrOffset);
      const made = value !== null && (typeof value === 'object' || typeof value === 'function')
        ? fromObject(value, encodingOrOffset, length)
        : undefined;
      if (made === undefined) throw new codes.ERR_INVALID_ARG_TYPE('first argument', SOURCES, value);
      return made;
    },
    of: (...items) => fromList(items),
    copyBytesFrom(source, offset, length) {
      if (!isBytes(source)) throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], source);
      const { validateInteger } = require('internal/validators');
      if (offset !== undefined) validateInteger(offset, 'offset', 0);
      if (length !== undefined) validateInteger(length, 'length', 0);
      const part = source.slice(offset ?? 0, length === undefined ? undefined : (offset ?? 0) + length);
      return wrap(part.buffer, part.byteOffset, part.byteLength);
    },
    alloc(size, fill, encoding) {
      checkSize(size);
      const buffer = wrap(new ArrayBuffer(size));
      return fill !== undefined && fill !== 0 && size > 0 ? buffer.fill(fill, encoding) : buffer;
    },
    allocUnsafe(size) {
      checkSize(size);
      return wrap(new ArrayBuffer(size));
    },
    allocUnsafeSlow(size) {
      checkSize(size);
      return wrap(new ArrayBuffer(size));
    },
    isBuffer: (value) => value instanceof Buffer,
    isEncoding: (encoding) => typeof encoding === 'string' && encoding.length !== 0 && normalize(encoding) !== undefined,
    byteLength(value, encoding) {
      if (typeof value === 'string') return byteLength(value, encoding);
      if (ArrayBuffer.isView(value) || isMemory(value)) return value.byteLength;
      throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], value);
    },
    compare(first, second) {
      for (const [i, each] of [first, second].entries()) {
        if (!(each instanceof Uint8Array)) throw new codes.ERR_INVALID_ARG_TYPE(`buf${i + 1}`, ['Buffer', 'Uint8Array'], each);
      }
      const common = Math.min(first.length, second.length);
      for (let i = 0; i < common; i++) if (first[i] !== second[i]) return first[i] < second[i] ? -1 : 1;
      return Math.sign(first.length - second.length);
    },
    concat(list, length) {
      validateArray(list, 'list');
      list.forEach((each, i) => {
        if (!(each instanceof Uint8Array)) throw new codes.ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], each);
      });
      if (length !== undefined) require('internal/validators').validateInteger(length, 'length', 0);
      const whole = wrap(new ArrayBuffer(length ?? list.reduce((sum, each) => sum + each.length, 0)));
      let at = 0;
      for (const each of list) {
        if (at >= whole.length) break;
        whole.set(at + each.length > whole.length ? each.subarray(0, whole.length - at) : each, at);
        at += each.length;
      }
      return whole;
    },
  };
  Object.assign(Buffer, statics, { poolSize: 8192 });
};
