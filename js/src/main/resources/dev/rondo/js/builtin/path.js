'use strict';

// The module `path`: the package path-browserify, with Node's errors and what it lacks.

const { lazy } = require('internal/define');
const { validateObject, validateString } = require('internal/validators');
const package_ = require('npm:path-browserify/index.js');

const posix = module.exports;

/** A function of the package whose only argument is a path. */
function ofPath(name) {
  const original = package_[name];
  return {
    [name](path) {
      validateString(path, 'path');
      return original(path);
    },
  };
}

// Only as far as they are looked at: what comes before an absolute path does not count.
function resolve(...paths) {
  for (let i = paths.length - 1; i >= 0; i--) {
    if (typeof paths[i] !== 'string') validateString(paths[i], `paths[${i}]`);
    if (paths[i].startsWith('/')) return package_.resolve(...paths.slice(i));
  }
  return package_.resolve(...paths);
}

function join(...paths) {
  for (const each of paths) if (typeof each !== 'string') validateString(each, 'path');
  return package_.join(...paths);
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  return package_.relative(from, to);
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  return package_.basename(path, suffix);
}

function _format(separator, object) {
  validateObject(object, 'pathObject');
  const base = object.base || `${object.name || ''}${object.ext && object.ext[0] !== '.' ? '.' : ''}${object.ext || ''}`;
  const directory = object.dir || object.root;
  if (!directory) return base;
  return directory === object.root ? `${directory}${base}` : `${directory}${separator}${base}`;
}

function toNamespacedPath(path) {
  return path;
}

Object.assign(posix, {
  resolve,
  ...ofPath('normalize'),
  ...ofPath('isAbsolute'),
  join,
  relative,
  toNamespacedPath,
  ...ofPath('dirname'),
  basename,
  ...ofPath('extname'),
  format: _format.bind(null, '/'),
  ...ofPath('parse'),
  sep: '/',
  delimiter: ':',
});
lazy(posix, 'win32', () => require('internal/path-win32').complete(posix, _format.bind(null, '\\')), true);
Object.assign(posix, { posix, _makeLong: toNamespacedPath });
