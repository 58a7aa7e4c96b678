'use strict';

// The module `path`.

const posix = require('npm:path-browserify/index.js');

posix.posix = posix;

module.exports = posix;
