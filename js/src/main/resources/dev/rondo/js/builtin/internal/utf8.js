'use strict';

// UTF-8 for the package whatwg-url.

const { encode, host } = require('internal/buffer/encoding');

module.exports = {
  utf8Encode: (text) => new Uint8Array(encode(text, 'utf8')),
  utf8DecodeWithoutBOM: (bytes) => host.decode(bytes, 'utf8'),
};
