'use strict';

// The module `punycode`, which Node keeps for old programs: the package of that name.

if (!require('internal/util').isInsideNodeModules()) {
  const message = 'The `punycode` module is deprecated. Please use a userland alternative instead.';
  require('process').emitWarning(message, 'DeprecationWarning', 'DEP0040');
}

module.exports = require('npm:punycode/punycode.js');
