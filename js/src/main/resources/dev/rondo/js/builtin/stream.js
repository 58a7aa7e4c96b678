'use strict';

// The module `stream`: the package readable-stream, which is Node's own streams, with Node 24's buffer size.

const Stream = require('npm:readable-stream/lib/stream.js');

Stream.setDefaultHighWaterMark(false, 64 * 1024);

// The callback of finished() belongs to where it was given.
const { finished } = Stream;
Stream.finished = Object.assign(function eos(stream, ...rest) {
  const callback = rest.at(-1);
  if (typeof callback === 'function' && binding.asyncFrame() !== undefined) {
    rest[rest.length - 1] = require('async_hooks').AsyncResource.bind(callback, 'STREAM_END_OF_STREAM');
  }
  return finished(stream, ...rest);
}, finished);

// The package's own need a part of Node that it does not bring.
const adapters = () => require('internal/stream-adapters');
Stream.Readable.fromWeb = (stream, options) => adapters().readableFromWeb(stream, options);
Stream.Readable.toWeb = (stream, options) => adapters().readableToWeb(stream, options);
Stream.Writable.fromWeb = (stream, options) => adapters().writableFromWeb(stream, options);
Stream.Writable.toWeb = (stream) => adapters().writableToWeb(stream);
Stream.Duplex.fromWeb = (pair, options) => adapters().duplexFromWeb(pair, options);
Stream.Duplex.toWeb = (stream) => adapters().duplexToWeb(stream);

module.exports = Stream;
