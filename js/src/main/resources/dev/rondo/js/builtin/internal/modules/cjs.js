'use strict';

// CommonJS: require, with node_modules and JSON.

const path = require('path');
const builtins = require('internal/modules/builtin-list');
const { resolve } = require('internal/modules/resolve');

const host = binding.modules;
const cache = Object.create(null);

class Module {
  constructor(id = '', parent = undefined) {
    this.id = id;
    this.path = path.dirname(id);
    this.exports = {};
    this.filename = null;
    this.loaded = false;
    this.children = [];
    this.paths = [];
    Object.defineProperty(this, 'parent', { value: parent, writable: true, enumerable: false, configurable: true });
    parent?.children?.push(this);
  }

  require(specifier) {
    const { validateString } = require('internal/validators');
    validateString(specifier, 'id');
    if (specifier === '') {
      const { codes } = require('internal/errors');
      throw new codes.ERR_INVALID_ARG_VALUE('id', specifier, 'must be a non-empty string');
    }
    return Module._load(specifier, this);
  }

  load(filename) {
    this.filename = filename;
    this.paths = require('internal/modules/resolve').lookupPaths(path.dirname(filename));
    const extension = Module._extensions[path.extname(filename)] ?? Module._extensions['.js'];
    extension(this, filename);
    this.loaded = true;
  }

  _compile(code, filename) {
    const body = host.compile(filename, code);
    return Reflect.apply(body, this.exports, [
      this.exports, makeRequire(this), this, filename, path.dirname(filename),
    ]);
  }
}

Module._cache = cache;

Module._load = function (specifier, parent) {
  const builtin = builtins.get(specifier);
  if (builtin !== undefined) return builtin;
  const filename = Module._resolveFilename(specifier, parent);
  const known = cache[filename];
  if (known !== undefined) return known.exports;
  const module = new Module(filename, parent);
  cache[filename] = module;
  let loaded = false;
  try {
    module.load(filename);
    loaded = true;
  } finally {
    if (!loaded) delete cache[filename];
  }
  return module.exports;
};

Module._resolveFilename = function (specifier, parent) {
  if (builtins.idOf(specifier) !== undefined) return specifier;
  const from = parent?.filename ?? path.join(binding.process.cwd(), '[eval]');
  return resolve(specifier, from, 'require');
};

Module._extensions = {
  '.js'(module, filename) {
    module._compile(stripHead(host.readText(filename)), filename);
  },
  '.json'(module, filename) {
    const text = stripHead(host.readText(filename));
    try {
      module.exports = JSON.parse(text);
    } catch (error) {
      error.message = `${filename}: ${error.message}`;
      throw error;
    }
  },
  '.mjs'(module, filename) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_REQUIRE_ESM(filename, true);
  },
};

Module.builtinModules = [...builtins.ids];
Module.isBuiltin = (specifier) => builtins.idOf(specifier) !== undefined;
Module.createRequire = (filename) => {
  const from = String(filename).startsWith('file:') ? require('internal/url').fileURLToPath(filename) : String(filename);
  const module = new Module(from);
  module.filename = from;
  return makeRequire(module);
};
Module.Module = Module;

// A byte order mark is no part of the program, and a line that begins with #! is a comment.
function stripHead(text) {
  const code = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return code.startsWith('#!') ? `//${code}` : code;
}

function makeRequire(module) {
  const requireModule = (specifier) => module.require(specifier);
  requireModule.resolve = (specifier) => Module._resolveFilename(specifier, module);
  requireModule.main = Module._main;
  requireModule.extensions = Module._extensions;
  requireModule.cache = cache;
  return requireModule;
}

function runMain(filename) {
  const module = new Module(filename);
  module.id = '.';
  Module._main = module;
  cache[filename] = module;
  module.load(filename);
}

module.exports = { Module, runMain, makeRequire };
