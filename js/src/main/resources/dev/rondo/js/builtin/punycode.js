'use strict';

// The module `punycode`, which Node keeps for old programs: the package of that name.

// Packages cannot help what they stand on, so it is only the program's own code that is warned.
const caller = require('util').getCallSites(100).find(({ scriptName }) => scriptName !== '' && !scriptName.startsWith('node:'));
if (!caller?.scriptName.includes('/node_modules/')) {
  const message = 'The `punycode` module is deprecated. Please use a userland alternative instead.';
  require('process').emitWarning(message, 'DeprecationWarning', 'DEP0040');
}

module.exports = require('npm:punycode/punycode.js');
