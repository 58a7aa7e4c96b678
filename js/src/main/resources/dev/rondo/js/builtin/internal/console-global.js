'use strict';

// The global console: it writes to the standard streams of the process.

module.exports = require('internal/console').globalConsole({
  stdout: () => require('internal/process/stdio').forConsole('stdout', 1),
  stderr: () => require('internal/process/stdio').forConsole('stderr', 2),
});
