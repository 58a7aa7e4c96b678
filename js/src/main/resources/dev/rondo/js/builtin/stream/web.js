'use strict';

// The module `stream/web`: the package web-streams-polyfill, and what is made of it and of Node's streams.

const { hidden, lazyAll } = require('internal/define');
const { customInspectSymbol } = require('internal/util');

const streams = { ...require('npm:web-streams-polyfill/dist/ponyfill.es2018.js') };

function showBy(type, facts) {
  hidden(type.prototype, customInspectSymbol, function (depth, options) {
    return depth < 0 ? this : `${type.name} ${require('util').inspect(facts(this), options)}`;
  });
}

showBy(streams.ReadableStream, (stream) => ({
  locked: stream.locked,
  state: stream._state,
  supportsBYOB: stream._readableStreamController instanceof streams.ReadableByteStreamController,
}));
showBy(streams.WritableStream, (stream) => ({ locked: stream.locked, state: stream._state }));

module.exports = streams;

lazyAll(module.exports, {
  TextEncoderStream: 'internal/web-transforms',
  TextDecoderStream: 'internal/web-transforms',
  CompressionStream: 'internal/web-transforms',
  DecompressionStream: 'internal/web-transforms',
}, true);
