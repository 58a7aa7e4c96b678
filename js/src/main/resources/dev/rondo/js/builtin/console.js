'use strict';

// The global console, also if the program has put something else on the global object.

module.exports = require('internal/console-global');
