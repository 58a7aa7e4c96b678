'use strict';

// The global console: it writes to the standard streams of the process.

module.exports = require('internal/console').globalConsole({
  stdout: () => require('process').stdout,
  stderr: () => require('process').stderr,
});
