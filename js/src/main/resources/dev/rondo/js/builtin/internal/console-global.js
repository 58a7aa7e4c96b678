'use strict';

// The global console of the Node models: console.log of plain strings needs nothing but the host.

const { Console } = require('internal/console');

module.exports = new Console({
  get stdout() {
    return require('process').stdout;
  },
  get stderr() {
    return require('process').stderr;
  },
});
