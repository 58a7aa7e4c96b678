'use strict';

// The module `tty`.

const { unavailableClass } = require('internal/unavailable');

module.exports = {
  isatty: (fd) => Number.isInteger(fd) && fd >= 0 && fd <= 2 && binding.process.isTerminal(fd),
  ReadStream: unavailableClass('tty.ReadStream'),
  WriteStream: unavailableClass('tty.WriteStream'),
};
