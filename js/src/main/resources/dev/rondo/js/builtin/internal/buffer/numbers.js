'use strict';

// The numbers that Buffer reads and writes.

const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

function outOfBounds(offset, last) {
  validateNumber(offset, 'offset');
  if (Math.floor(offset) !== offset) return new codes.ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (last < 0) return new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  return new codes.ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${last}`, offset);
}

// A DataView of `size` bytes at the offset.
function window(buffer, offset, size) {
  validateNumber(offset, 'offset');
  const last = buffer.length - size;
  if (!(offset >= 0 && offset <= last) || Math.floor(offset) !== offset) throw outOfBounds(offset, last);
  return new DataView(buffer.buffer, buffer.byteOffset + offset, size);
}

function rangeOf(min, max, size) {
  const n = typeof min === 'bigint' ? 'n' : '';
  if (size <= 4) return `>= ${min}${n} and <= ${max}${n}`;
  if (min === 0 || min === 0n) return `>= 0${n} and < 2${n} ** ${size * 8}${n}`;
  return `>= -(2${n} ** ${size * 8 - 1}${n}) and < 2${n} ** ${size * 8 - 1}${n}`;
}

function checkRange(value, min, max, size) {
  if (value > max || value < min) throw new codes.ERR_OUT_OF_RANGE('value', rangeOf(min, max, size), value);
}

// [name in DataView, size, least, greatest]; floats have no bounds.
const kinds = [
  ['Uint8', 1, 0, 0xff], ['Int8', 1, -0x80, 0x7f],
  ['Uint16', 2, 0, 0xffff], ['Int16', 2, -0x8000, 0x7fff],
  ['Uint32', 4, 0, 0xffffffff], ['Int32', 4, -0x80000000, 0x7fffffff],
  ['BigUint64', 8, 0n, 2n ** 64n - 1n], ['BigInt64', 8, -(2n ** 63n), 2n ** 63n - 1n],
  ['Float32', 4], ['Float64', 8],
];

const nodeNames = { Float32: 'Float', Float64: 'Double' };

function installKind(target, [name, size, min, max], suffix) {
  const little = suffix === 'LE';
  const get = DataView.prototype[`get${name}`];
  const set = DataView.prototype[`set${name}`];
  const nodeName = nodeNames[name] ?? name;
  const read = {
    [`read${nodeName}${suffix}`](offset = 0) {
      return Reflect.apply(get, window(this, offset, size), [0, little]);
    },
  };
  const write = {
    [`write${nodeName}${suffix}`](value, offset = 0) {
      if (typeof min === 'bigint' && typeof value !== 'bigint') throw new TypeError(`Cannot convert ${String(value)} to a BigInt`);
      const number = typeof min === 'bigint' ? value : +value;
      if (min !== undefined) checkRange(number, min, max, size);
      Reflect.apply(set, window(this, offset, size), [0, number, little]);
      return offset + size;
    },
  };
  install(target, { ...read, ...write });
}

// Each also under the name with a capital I.
function install(target, methods) {
  for (const [name, method] of Object.entries(methods)) {
    target[name] = method;
    const other = name.replace('Uint', 'UInt');
    if (other !== name) {
      Object.defineProperty(method, 'name', { value: other });
      target[other] = method;
    }
  }
}

function checkSize(size) {
  if (size === undefined) throw new codes.ERR_INVALID_ARG_TYPE('byteLength', 'number', size);
  validateNumber(size, 'byteLength');
  if (Math.floor(size) !== size) throw new codes.ERR_OUT_OF_RANGE('byteLength', 'an integer', size);
  if (size < 1 || size > 6) throw new codes.ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', size);
}

// Numbers of 1 to 6 bytes.
function installVariable(target, little) {
  const suffix = little ? 'LE' : 'BE';
  const place = (size, i) => (little ? i : size - 1 - i);
  function readUnsigned(buffer, offset, size) {
    checkSize(size);
    const view = window(buffer, offset, size);
    let value = 0;
    for (let i = size - 1; i >= 0; i--) value = value * 256 + view.getUint8(place(size, i));
    return value;
  }
  function write(buffer, value, offset, size, signed) {
    checkSize(size);
    const number = +value;
    const half = 2 ** (size * 8 - 1);
    checkRange(number, signed ? -half : 0, signed ? half - 1 : 2 * half - 1, size);
    const view = window(buffer, offset, size);
    let rest = number < 0 ? number + 2 * half : number;
    for (let i = 0; i < size; i++) {
      view.setUint8(place(size, i), rest % 256);
      rest = Math.floor(rest / 256);
    }
    return offset + size;
  }
  install(target, {
    [`readUint${suffix}`](offset, byteLength) {
      return readUnsigned(this, offset, byteLength);
    },
    [`readInt${suffix}`](offset, byteLength) {
      const value = readUnsigned(this, offset, byteLength);
      return value < 2 ** (byteLength * 8 - 1) ? value : value - 2 ** (byteLength * 8);
    },
    [`writeUint${suffix}`](value, offset, byteLength) {
      return write(this, value, offset, byteLength, false);
    },
    [`writeInt${suffix}`](value, offset, byteLength) {
      return write(this, value, offset, byteLength, true);
    },
  });
}

module.exports = function installNumbers(target) {
  for (const kind of kinds) {
    if (kind[1] === 1) {
      installKind(target, kind, '');
    } else {
      installKind(target, kind, 'LE');
      installKind(target, kind, 'BE');
    }
  }
  installVariable(target, true);
  installVariable(target, false);
};
