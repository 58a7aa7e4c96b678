'use strict';

// CommonJS: require, with node_modules and JSON.

const path = require('path');
const builtins = require('internal/modules/builtin-list');
const resolution = require('internal/modules/resolve');

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
    this.filename ??= filename;
    this.paths = resolution.lookupPaths(path.dirname(filename));
    Module._extensions[registeredExtension(filename)](this, filename);
    this.loaded = true;
  }

  _compile(code, filename) {
    const body = parsed(this, code, filename);
    if (body === undefined) return undefined;
    return Reflect.apply(body, this.exports, [
      this.exports, makeRequire(this), this, filename, path.dirname(filename),
    ]);
  }
}

// As in Node, modules are shown without a name.
Object.defineProperty(Module.prototype, 'constructor', { get: () => Module, enumerable: false, configurable: false });

// The longest of a name's endings that is registered: of a.b.c first .b.c, then .c.
function registeredExtension(filename) {
  const name = path.basename(filename);
  for (let at = name.indexOf('.', 1); at > 0; at = name.indexOf('.', at + 1)) {
    const extension = name.slice(at);
    if (Module._extensions[extension] !== undefined) return extension;
  }
  return '.js';
}

Module._cache = cache;
Module._pathCache = Object.create(null);
Module.globalPaths = [];

function loadBuiltin(specifier) {
  const builtin = builtins.get(specifier);
  if (builtin === undefined && specifier.startsWith('node:')) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_UNKNOWN_BUILTIN_MODULE(specifier);
  }
  return builtin;
}

function noticeChild(parent, child) {
  if (parent?.children !== undefined && !parent.children.includes(child)) parent.children.push(child);
}

// Whether any module was ever required while it was still being loaded.
let watching = false;

Module._load = function (specifier, parent, isMain = false) {
  const replaced = cache[specifier];
  if (replaced !== undefined && builtins.idOf(specifier) === specifier) return replaced.exports;
  const builtin = loadBuiltin(specifier);
  if (builtin !== undefined) return builtin;
  const filename = Module._resolveFilename(specifier, parent, isMain);
  const known = cache[filename];
  if (known !== undefined) {
    noticeChild(parent, known);
    if (!known.loaded && !binding.isOldNode) {
      watching = true;
      require('internal/modules/circular').watch(known);
    }
    return known.exports;
  }
  const module = new Module(filename, parent);
  if (isMain) setMain(module);
  cache[filename] = module;
  let loaded = false;
  try {
    module.load(filename);
    loaded = true;
  } finally {
    if (!loaded) {
      delete cache[filename];
      const at = parent?.children?.indexOf(module) ?? -1;
      if (at >= 0) parent.children.splice(at, 1);
    }
  }
  if (watching) require('internal/modules/circular').unwatch(module);
  return module.exports;
};

function notFound(specifier, parent) {
  const stack = [];
  for (let each = parent; each !== undefined && each !== null; each = each.parent) {
    if (each.filename !== null || each.id !== '') stack.push(each.filename || each.id);
  }
  const error = new Error(`Cannot find module '${specifier}'${stack.length > 0 ? `\nRequire stack:\n- ${stack.join('\n- ')}` : ''}`);
  return Object.assign(error, { code: 'MODULE_NOT_FOUND', requireStack: stack });
}

function pathsFrom(specifier, options) {
  const { codes } = require('internal/errors');
  if (!Array.isArray(options.paths)) throw new codes.ERR_INVALID_ARG_VALUE('options.paths', options.paths);
  return options.paths.flatMap((each) => (isRelative(specifier) ? [each] : resolution.lookupPaths(each)));
}

function isRelative(specifier) {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}

Module._resolveFilename = function (specifier, parent, isMain, options) {
  if (builtins.idOf(specifier) !== undefined) return specifier;
  const from = parent?.filename ?? undefined;
  const found = options?.paths !== undefined
    ? Module._findPath(specifier, pathsFrom(specifier, options))
    : resolution.resolve(specifier, from, Module._resolveLookupPaths(specifier, parent) ?? []);
  if (!found) throw notFound(specifier, parent);
  return found;
};

Module._findPath = function (specifier, paths) {
  return resolution.findIn(specifier, paths) ?? false;
};

Module._nodeModulePaths = (from) => resolution.lookupPaths(from);

// null for what is built in.
Module._resolveLookupPaths = function (specifier, parent) {
  if (builtins.idOf(specifier) !== undefined) return null;
  if (isRelative(specifier)) return [parent?.filename ? path.dirname(parent.filename) : '.'];
  return parent?.paths?.length > 0 ? [...parent.paths] : resolution.lookupPaths(binding.process.cwd());
};

Module._extensions = {
  '__proto__': null,
  '.js'(module, filename) {
    if (resolution.declaredFormat(filename) === 'module') {
      require('internal/modules/require-module').loadInto(module, filename);
      return;
    }
    module._compile(host.readText(filename), filename);
  },
  '.json'(module, filename) {
    const text = stripMark(host.readText(filename));
    try {
      module.exports = JSON.parse(text);
    } catch (error) {
      error.message = `${filename}: ${error.message}`;
      throw error;
    }
  },
  '.node'(module, filename) {
    const { refuse } = require('internal/unavailable');
    throw refuse(`the native addon ${filename}`);
  },
};

Object.defineProperty(Module._extensions, '.mjs', {
  value: (module, filename) => require('internal/modules/require-module').loadInto(module, filename),
  writable: true, configurable: true, enumerable: false,
});

resolution.setExtensions(() => Object.keys(Module._extensions));

// The function that is the module; undefined if the file has turned out to be an ES module, and is loaded as such.
function parsed(module, code, filename) {
  try {
    return host.compile(filename, stripHead(code));
  } catch (error) {
    if (!isUnparsed(error, filename, code)) throw error;
    loadDetected(module, filename);
    return undefined;
  }
}

// Whether the error says that the file is no CommonJS, and it may be an ES module.
function isUnparsed(error, filename, code) {
  return error instanceof SyntaxError && resolution.declaredFormat(filename) === 'unknown' &&
    /\b(?:import|export|await)\b/.test(code) && resolution.isDetectedModule(filename);
}

function loadDetected(module, filename) {
  if (module === Module._main) {
    module.promise = require('internal/modules/esm').runMain(filename);
  } else {
    require('internal/modules/require-module').loadInto(module, filename);
  }
}

Module.builtinModules = [...builtins.ids];
Module.isBuiltin = (specifier) => builtins.idOf(`${specifier}`) !== undefined;
Module.createRequire = (filename) => {
  let from = filename;
  if (typeof filename === 'object' || String(filename).startsWith('file:')) from = require('internal/url').fileURLToPath(filename);
  if (typeof from !== 'string' || !path.isAbsolute(from)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_VALUE('filename', filename, 'must be a file URL object, file URL string, or absolute path string');
  }
  const module = new Module(from);
  module.filename = from;
  module.paths = resolution.lookupPaths(path.dirname(from));
  return makeRequire(module);
};
Module.wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
Module.wrap = (script) => Module.wrapper[0] + script + Module.wrapper[1];
Module._initPaths = () => {};
Module.syncBuiltinESMExports = () => {};
Module.findSourceMap = () => undefined;
Module.Module = Module;

function stripMark(text) {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

// A byte order mark is no part of the program, and a line that begins with #! is a comment.
function stripHead(text) {
  const code = stripMark(text);
  return code.startsWith('#!') ? `//${code}` : code;
}

function makeRequire(module) {
  const { validateString } = require('internal/validators');
  function requireModule(specifier) {
    return module.require(specifier);
  }
  function resolve(specifier, options) {
    validateString(specifier, 'request');
    return Module._resolveFilename(specifier, module, false, options);
  }
  resolve.paths = (specifier) => {
    validateString(specifier, 'request');
    return Module._resolveLookupPaths(specifier, module);
  };
  Object.defineProperty(requireModule, 'name', { value: 'require' });
  requireModule.resolve = resolve;
  requireModule.main = Module._main;
  requireModule.extensions = Module._extensions;
  requireModule.cache = cache;
  return requireModule;
}

function setMain(module) {
  module.id = '.';
  Module._main = module;
  require('process').mainModule = module;
}

// Answers a promise if the program turns out to be an ES module.
function runMain(file) {
  const filename = host.realPath(file);
  const module = new Module(filename);
  module.parent = null;
  setMain(module);
  cache[filename] = module;
  module.load(filename);
  return module.promise;
}

module.exports = { Module, runMain, makeRequire };
