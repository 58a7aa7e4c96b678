'use strict';

// The module `vm`, as far as it is about the program's own global scope: there are no other ones.

const { refuse, unavailable } = require('internal/unavailable');
const { validateArray, validateObject, validateString, validateStringArray } = require('internal/validators');

function nameOf(options) {
  if (typeof options === 'string') return options;
  if (options !== undefined) validateObject(options, 'options');
  const filename = options?.filename ?? 'evalmachine.<anonymous>';
  validateString(filename, 'options.filename');
  return filename;
}

class Script {
  #code;
  #filename;

  constructor(code, options = {}) {
    this.#code = `${code}`;
    this.#filename = nameOf(options);
    // A syntax error is thrown here, not when it runs.
    binding.modules.evaluate(this.#filename, `(function () {${this.#code}\n})`);
  }

  runInThisContext() {
    return binding.modules.evaluate(this.#filename, this.#code);
  }

  runInContext() {
    throw refuse('vm.Script.runInContext');
  }

  runInNewContext() {
    throw refuse('vm.Script.runInNewContext');
  }
}

function runInThisContext(code, options) {
  validateString(code, 'code');
  return binding.modules.evaluate(nameOf(options), code);
}

function compileFunction(code, params, options = {}) {
  validateString(code, 'code');
  if (params !== undefined) {
    validateArray(params, 'params');
    validateStringArray(params, 'params');
  }
  const { filename = '' } = options;
  return binding.modules.evaluate(filename, `(function (${(params ?? []).join(', ')}) {${code}\n})`);
}

function isContext(object) {
  validateObject(object, 'object');
  return object === globalThis;
}

module.exports = {
  Script,
  createContext: unavailable('vm.createContext'),
  compileFunction,
  isContext,
  runInContext: unavailable('vm.runInContext'),
  runInNewContext: unavailable('vm.runInNewContext'),
  runInThisContext,
};
