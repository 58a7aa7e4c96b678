'use strict';

// The module `buffer`: the package of that name, with Node's encodings, checks and errors.

const { Buffer, wrap } = require('internal/buffer/class');
const { decode, encode, host, known, view } = require('internal/buffer/encoding');

const MAX_LENGTH = Number.MAX_SAFE_INTEGER;
const MAX_STRING = 0x1fffffe8;

let shown = 50;

function SlowBuffer(length) {
  return Buffer.allocUnsafeSlow(length);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
Object.setPrototypeOf(SlowBuffer, Uint8Array);

function checkInput(input) {
  if (!ArrayBuffer.isView(input) && !(input instanceof ArrayBuffer)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }
  if ((input.buffer ?? input).detached) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_STATE('Cannot validate on a detached buffer');
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
  btoa: (...args) => require('internal/base64').btoa(...args),
  atob: (...args) => require('internal/base64').atob(...args),
  constants: Object.freeze({ MAX_LENGTH, MAX_STRING_LENGTH: MAX_STRING }),
  get INSPECT_MAX_BYTES() {
    return shown;
  },
  set INSPECT_MAX_BYTES(bytes) {
    require('internal/validators').validateNumber(bytes, 'INSPECT_MAX_BYTES', 0);
    shown = bytes;
  },
};

require('internal/define').lazyAll(module.exports, { Blob: 'internal/blob', File: 'internal/blob' }, true);
