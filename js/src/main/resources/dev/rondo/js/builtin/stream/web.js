'use strict';

// The module `stream/web`: the package web-streams-polyfill.

const streams = require('npm:web-streams-polyfill/dist/ponyfill.es2018.js');

module.exports = { ...streams };
