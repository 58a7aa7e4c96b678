'use strict';

// The module `stream`: the package readable-stream, which is Node's own streams, with Node 24's buffer size.

const Stream = require('npm:readable-stream/lib/stream.js');

Stream.setDefaultHighWaterMark(false, 64 * 1024);

module.exports = Stream;
