'use strict';

// The module `buffer`: the package of that name, with Node's encodings, checks and errors.

const { Buffer } = require('npm:buffer/index.js');
const { decode, encode, host, known, view } = require('internal/buffer/encoding');

const MAX_LENGTH = Number.MAX_SAFE_INTEGER;
const MAX_STRING = 0x1fffffe8;

const { wrap } = require('internal/buffer/statics')(Buffer);
require('internal/buffer/methods')(Buffer.prototype);
require('internal/buffer/numbers')(Buffer.prototype);
delete Buffer.TYPED_ARRAY_SUPPORT;

function SlowBuffer(length) {
  return Buffer.allocUnsafeSlow(+length);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

function checkInput(input) {
  if (!ArrayBuffer.isView(input) && !(input instanceof ArrayBuffer)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }
  return view(input);
}

function transcode(source, fromEncoding, toEncoding) {
  if (!(source instanceof Uint8Array)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  }
  return wrap(encode(decode(source, known(fromEncoding)), known(toEncoding)));
}

module.exports = {
  Buffer,
  SlowBuffer,
  transcode,
  isUtf8: (input) => host.isUtf8(checkInput(input)),
  isAscii: (input) => host.isAscii(checkInput(input)),
  kMaxLength: MAX_LENGTH,
  kStringMaxLength: MAX_STRING,
  btoa: (text) => require('internal/base64').btoa(text),
  atob: (text) => require('internal/base64').atob(text),
  constants: Object.freeze({ MAX_LENGTH, MAX_STRING_LENGTH: MAX_STRING }),
  INSPECT_MAX_BYTES: 50,
};

