'use strict';

// The module `string_decoder`: the package of that name, with Node's errors.

const { StringDecoder: Decoder } = require('npm:string_decoder/lib/string_decoder.js');
const { codes } = require('internal/errors');
const { normalize } = require('internal/buffer/encoding');

function StringDecoder(encoding) {
  const name = normalize(encoding);
  if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  Reflect.apply(Decoder, this, [name === 'base64url' ? 'base64' : name]);
  this.encoding = name;
}

Object.setPrototypeOf(StringDecoder.prototype, Decoder.prototype);

// The package's own methods stand on each object where an encoding needs no state.
function bytesOf(value) {
  if (typeof value === 'string') return value;
  if (!ArrayBuffer.isView(value)) throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], value);
  const { Buffer } = require('buffer');
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

StringDecoder.prototype.write = function (value) {
  const bytes = bytesOf(value);
  if (typeof bytes === 'string') return bytes;
  if (this.encoding === 'latin1' || this.encoding === 'ascii' || this.encoding === 'hex') return bytes.toString(this.encoding);
  const text = Reflect.apply(Decoder.prototype.write, this, [bytes]);
  return this.encoding === 'base64url' ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
};

module.exports = { StringDecoder };
