'use strict';

// Methods of buffers that differ from the package's: in encodings, in checks, in how they are shown.

const { codes } = require('internal/errors');
const { validateInteger, validateString } = require('internal/validators');
const { decode, encode, known, wholeCharacters } = require('internal/buffer/encoding');

// Where slice-like methods begin and end: out of bounds is cut, not refused.
function clamp(value, length, otherwise) {
  if (value === undefined) return otherwise;
  const number = Math.trunc(+value) || 0;
  return Math.min(Math.max(number, 0), length);
}

function toString(encoding, start, end) {
  if (encoding === undefined && start === undefined && end === undefined) return decode(this, 'utf8');
  if (encoding === null) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return decode(this, encoding, clamp(start, this.length, 0), clamp(end, this.length, this.length));
}

function put(buffer, text, offset, room, encoding) {
  const bytes = new Uint8Array(encode(text, encoding));
  const count = wholeCharacters(bytes, Math.min(room, buffer.length - offset), known(encoding));
  buffer.set(count === bytes.length ? bytes : bytes.subarray(0, count), offset);
  return count;
}

// write(string[, offset[, length]][, encoding])
function write(string, offset, length, encoding) {
  validateString(string, 'argument');
  if (offset === undefined) return put(this, string, 0, this.length, 'utf8');
  if (typeof offset === 'string') return put(this, string, 0, this.length, offset);
  validateInteger(offset, 'offset', 0, this.length);
  const room = this.length - offset;
  if (length === undefined) return put(this, string, offset, room, encoding);
  if (typeof length === 'string') return put(this, string, offset, room, length);
  validateInteger(length, 'length', 0, this.length);
  return put(this, string, offset, Math.min(length, room), encoding);
}

function equals(other) {
  if (!(other instanceof Uint8Array)) throw new codes.ERR_INVALID_ARG_TYPE('otherBuffer', ['Buffer', 'Uint8Array'], other);
  return this.length === other.length && require('buffer').Buffer.compare(this, other) === 0;
}

function compare(target, targetStart = 0, targetEnd = target?.length, sourceStart = 0, sourceEnd = this.length) {
  if (!(target instanceof Uint8Array)) throw new codes.ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
  validateInteger(targetStart, 'targetStart', 0);
  validateInteger(targetEnd, 'targetEnd', 0, target.length);
  validateInteger(sourceStart, 'sourceStart', 0);
  validateInteger(sourceEnd, 'sourceEnd', 0, this.length);
  if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
  if (targetStart >= targetEnd) return 1;
  return require('buffer').Buffer.compare(this.subarray(sourceStart, sourceEnd), target.subarray(targetStart, targetEnd));
}

function filling(value, encoding) {
  if (typeof value !== 'string') return undefined;
  if (typeof encoding !== 'string' && encoding !== undefined) throw new codes.ERR_INVALID_ARG_TYPE('encoding', 'string', encoding);
  const bytes = new Uint8Array(encode(value, encoding));
  if (bytes.length === 0 && value.length > 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
  return bytes;
}

// fill(value[, offset[, end]][, encoding])
function fill(value, offset, end, encoding) {
  if (typeof offset === 'string') return Reflect.apply(fill, this, [value, undefined, undefined, offset]);
  if (typeof end === 'string') return Reflect.apply(fill, this, [value, offset, undefined, end]);
  const from = offset ?? 0;
  const to = end ?? this.length;
  if (offset !== undefined) validateInteger(from, 'offset', 0);
  if (end !== undefined) validateInteger(to, 'end', 0, this.length);
  if (from >= to) return this;
  const pattern = filling(value, encoding) ?? (value instanceof Uint8Array ? value : undefined);
  if (pattern === undefined) return Reflect.apply(Uint8Array.prototype.fill, this, [typeof value === 'boolean' ? +value : value & 255, from, to]);
  if (pattern.length === 0) {
    if (typeof value !== 'string') throw new codes.ERR_INVALID_ARG_VALUE('value', value);
    return Reflect.apply(Uint8Array.prototype.fill, this, [0, from, to]);
  }
  for (let i = from; i < to; i++) this[i] = pattern[(i - from) % pattern.length];
  return this;
}

function slice(start, end) {
  const from = position(start, this.length, 0);
  const to = position(end, this.length, this.length);
  const length = Math.max(to - from, 0);
  const part = new Uint8Array(this.buffer, this.byteOffset + (length === 0 ? 0 : from), length);
  return Object.setPrototypeOf(part, require('buffer').Buffer.prototype);
}

function position(value, length, otherwise) {
  if (value === undefined) return otherwise;
  const number = Math.trunc(+value) || 0;
  return number < 0 ? Math.max(number + length, 0) : Math.min(number, length);
}

function copy(target, targetStart, sourceStart, sourceEnd) {
  if (!ArrayBuffer.isView(target)) throw new codes.ERR_INVALID_ARG_TYPE('target', ['Buffer', 'Uint8Array'], target);
  const whole = (value, otherwise) => (value === undefined ? otherwise : Math.trunc(+value) || 0);
  const at = whole(targetStart, 0);
  const from = whole(sourceStart, 0);
  const to = whole(sourceEnd, this.length);
  if (at < 0) throw new codes.ERR_OUT_OF_RANGE('targetStart', '>= 0', at);
  if (from < 0 || from > this.length) throw new codes.ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.length}`, from);
  if (to < 0) throw new codes.ERR_OUT_OF_RANGE('sourceEnd', '>= 0', to);
  if (at >= target.byteLength || from >= to) return 0;
  const count = Math.min(to - from, target.byteLength - at, this.length - from);
  const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  bytes.set(new Uint8Array(this.buffer, this.byteOffset + from, count), at);
  return count;
}

function needle(value, encoding) {
  if (typeof value === 'number') return Uint8Array.of(value & 255);
  if (typeof value === 'string') return new Uint8Array(encode(value, encoding));
  if (value instanceof Uint8Array) return value;
  throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

function matches(buffer, bytes, at) {
  for (let i = 0; i < bytes.length; i++) if (buffer[at + i] !== bytes[i]) return false;
  return true;
}

// Where the search begins: an offset from the end if it is negative, everywhere if it is no number.
function searchStart(buffer, byteOffset, backwards) {
  const offset = Math.trunc(Math.max(Math.min(+byteOffset, 0x7fffffff), -0x80000000));
  if (Number.isNaN(offset)) return backwards ? buffer.length : 0;
  return offset < 0 ? offset + buffer.length : offset;
}

function search(buffer, value, byteOffset, encoding, backwards) {
  const named = typeof byteOffset === 'string' ? byteOffset : encoding;
  const bytes = needle(value, named);
  let at = searchStart(buffer, typeof byteOffset === 'string' ? undefined : byteOffset, backwards);
  if (at < 0) {
    if (backwards) return -1;
    at = 0;
  }
  if (bytes.length === 0) return Math.min(at, buffer.length);
  const step = typeof value !== 'number' && known(named) === 'utf16le' ? 2 : 1;
  if (bytes.length < step) return -1;
  const last = buffer.length - bytes.length;
  if (backwards) {
    for (let i = Math.min(at, last); i >= 0; i--) if (i % step === 0 && matches(buffer, bytes, i)) return i;
  } else {
    for (let i = at; i <= last; i++) if ((i - at) % step === 0 && matches(buffer, bytes, i)) return i;
  }
  return -1;
}

function indexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, false);
}

function lastIndexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, true);
}

function includes(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, false) !== -1;
}

function inspect(recurseTimes, options) {
  const max = require('buffer').INSPECT_MAX_BYTES;
  let text = decode(this, 'hex', 0, Math.min(max, this.length)).replace(/(.{2})(?=.)/g, '$1 ');
  const more = this.length - max;
  if (more > 0) text += ` ... ${more} more byte${more > 1 ? 's' : ''}`;
  const extra = binding.ownNonIndexKeys(this, true);
  if (options !== undefined && extra.length > 0) {
    const object = Object.fromEntries(extra.map((key) => [key, this[key]]));
    const shown = require('util').inspect(object, { ...options, breakLength: Infinity, compact: true });
    text += `${this.length === 0 ? '' : ', '}${shown.slice(2, -2)}`;
  }
  const { name } = this.constructor;
  return `<${name === '' || name === undefined ? 'Buffer' : name} ${text}>`.replace(/ >$/, ' >');
}

function installRaw(target) {
  for (const [name, encoding] of Object.entries({
    ascii: 'ascii', base64: 'base64', base64url: 'base64url', hex: 'hex', latin1: 'latin1', ucs2: 'utf16le', utf8: 'utf8',
  })) {
    target[`${name}Slice`] = function (start, end) {
      return decode(this, encoding, clamp(start, this.length, 0), clamp(end, this.length, this.length));
    };
    target[`${name}Write`] = function (text, offset = 0, length = this.length - offset) {
      return put(this, text, offset, length, encoding);
    };
  }
}

const lengthOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length').get;

// swap16, swap32 and swap64.
function installSwap(target, bits) {
  const size = bits / 8;
  target[`swap${bits}`] = {
    [`swap${bits}`]() {
      const length = Reflect.apply(lengthOf, this, []);
      if (length % size !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${bits}-bits`);
      for (let start = 0; start < length; start += size) reverse(this, start, start + size - 1);
      return this;
    },
  }[`swap${bits}`];
}

function reverse(bytes, from, to) {
  for (let low = from, high = to; low < high; low++, high--) {
    const byte = bytes[low];
    bytes[low] = bytes[high];
    bytes[high] = byte;
  }
}

module.exports = function installMethods(target) {
  Object.assign(target, {
    toString, toLocaleString: toString, write, equals, compare, copy, fill, includes, indexOf, lastIndexOf, slice,
    subarray: slice, inspect,
    [Symbol.for('nodejs.util.inspect.custom')]: inspect,
  });
  installRaw(target);
  for (const bits of [16, 32, 64]) installSwap(target, bits);
};
