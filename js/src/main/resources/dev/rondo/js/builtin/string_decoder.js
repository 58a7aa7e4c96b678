'use strict';

// The module `string_decoder`: bytes that come in pieces, as text; what is cut in two waits for its other half.

const { codes } = require('internal/errors');
const { decode, normalize } = require('internal/buffer/encoding');

const kPending = Symbol('pending');

function StringDecoder(encoding) {
  this.encoding = normalize(encoding);
  if (this.encoding === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  this[kPending] = new Uint8Array(0);
}

// How many bytes at the end are the beginning of something that is not whole yet.
const incomplete = {
  __proto__: null,
  utf8(bytes) {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back];
      if ((byte & 0xc0) === 0x80) continue;
      const size = byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 1;
      return size > back && isBeginning(bytes, bytes.length - back) ? back : 0;
    }
    return 0;
  },
  utf16le(bytes) {
    const odd = bytes.length % 2;
    const high = bytes[bytes.length - odd - 1];
    return bytes.length - odd >= 2 && (high & 0xfc) === 0xd8 ? odd + 2 : odd;
  },
  base64: (bytes) => bytes.length % 3,
  base64url: (bytes) => bytes.length % 3,
};

// Some first bytes allow less than all second ones.
function isBeginning(bytes, at) {
  const second = bytes[at + 1];
  if (second === undefined) return true;
  switch (bytes[at]) {
    case 0xe0: return second >= 0xa0;
    case 0xed: return second < 0xa0;
    case 0xf0: return second >= 0x90;
    case 0xf4: return second < 0x90;
    default: return true;
  }
}

function join(first, second) {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

StringDecoder.prototype.write = function (value) {
  if (typeof value === 'string') return value;
  if (!ArrayBuffer.isView(value)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], value);
  const bytes = join(this[kPending], new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  const rest = incomplete[this.encoding]?.(bytes) ?? 0;
  this[kPending] = bytes.slice(bytes.length - rest);
  return decode(bytes, this.encoding, 0, bytes.length - rest);
};

StringDecoder.prototype.end = function (value) {
  const text = value === undefined ? '' : this.write(value);
  const rest = this[kPending];
  this[kPending] = new Uint8Array(0);
  return text + decode(rest, this.encoding);
};

StringDecoder.prototype.text = function (value, offset) {
  this[kPending] = new Uint8Array(0);
  return this.write(value.slice(offset));
};

Object.defineProperties(StringDecoder.prototype, {
  lastNeed: {
    get() {
      const [first] = this[kPending];
      if (first === undefined) return 0;
      if (this.encoding !== 'utf8') return (this.encoding === 'utf16le' ? 2 : 3) - this[kPending].length;
      return (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2) - this[kPending].length;
    },
    enumerable: true,
    configurable: true,
  },
  lastTotal: {
    get() {
      return this[kPending].length === 0 ? 0 : this.lastNeed + this[kPending].length;
    },
    enumerable: true,
    configurable: true,
  },
  lastChar: {
    get() {
      return require('buffer').Buffer.from(this[kPending]);
    },
    enumerable: true,
    configurable: true,
  },
});

module.exports = { StringDecoder };
