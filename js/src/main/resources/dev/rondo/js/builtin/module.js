'use strict';

// The module `module`: the class of CommonJS modules.

module.exports = require('internal/modules/cjs').Module;
