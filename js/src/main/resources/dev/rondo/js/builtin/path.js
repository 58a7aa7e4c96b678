'use strict';

// The module `path`: the package path-browserify, with Node's errors and what it lacks.

const { validateObject, validateString } = require('internal/validators');
const package_ = require('npm:path-browserify/index.js');

const posix = module.exports;

// Which arguments must be strings, by their names.
const checked = {
  basename: ['path'], dirname: ['path'], extname: ['path'], isAbsolute: ['path'], normalize: ['path'], parse: ['path'],
  relative: ['from', 'to'],
};

for (const [name, names] of Object.entries(checked)) {
  const original = package_[name];
  Object.assign(posix, {
    [name](first, second) {
      validateString(first, names[0]);
      if (names.length > 1 || (name === 'basename' && second !== undefined)) validateString(second, names[1] ?? 'suffix');
      return original(first, second);
    },
  });
}

for (const name of ['join', 'resolve']) {
  const original = package_[name];
  Object.assign(posix, {
    [name](...paths) {
      for (const each of paths) if (typeof each !== 'string') validateString(each, 'path');
      return original(...paths);
    },
  });
}

Object.assign(posix, {
  format(object) {
    validateObject(object, 'pathObject');
    const base = object.base || `${object.name || ''}${object.ext && !object.ext.startsWith('.') ? '.' : ''}${object.ext || ''}`;
    const directory = object.dir || object.root;
    if (!directory) return base;
    return directory === object.root ? `${directory}${base}` : `${directory}/${base}`;
  },
  toNamespacedPath: (path) => path,
  sep: '/',
  delimiter: ':',
  win32: null,
  posix,
});
