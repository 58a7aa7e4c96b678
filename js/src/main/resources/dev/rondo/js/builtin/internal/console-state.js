'use strict';

module.exports = { stateOf: Symbol('kConsole') };
