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

module.exports = Stream;
