'use strict';

// From a specifier to a file: Node's algorithm for require and import, with node_modules, exports and imports.

const path = require('path');
const host = binding.modules;

const EXTENSIONS = ['.js', '.json', '.mjs', '.cjs'];
const packages = new Map();

function isFile(file) {
  return host.kind(file) === 1;
}

function isDirectory(file) {
  return host.kind(file) === 2;
}

function readPackage(directory) {
  let known = packages.get(directory);
  if (known === undefined) {
    const file = path.join(directory, 'package.json');
    known = isFile(file) ? { file, directory, ...JSON.parse(host.readText(file)) } : null;
    packages.set(directory, known);
  }
  return known;
}

function packageOf(file) {
  for (let directory = path.dirname(file); ; directory = path.dirname(directory)) {
    if (path.basename(directory) !== 'node_modules') {
      const found = readPackage(directory);
      if (found !== null) return found;
    }
    if (directory === path.dirname(directory)) return null;
  }
}

function lookupPaths(from) {
  const paths = [];
  for (let directory = from; ; directory = path.dirname(directory)) {
    if (path.basename(directory) !== 'node_modules') paths.push(path.join(directory, 'node_modules'));
    if (directory === path.dirname(directory)) return paths;
  }
}

function asFile(file) {
  if (isFile(file)) return file;
  for (const extension of EXTENSIONS) if (isFile(file + extension)) return file + extension;
  return undefined;
}

function asDirectory(directory) {
  if (!isDirectory(directory)) return undefined;
  const main = readPackage(directory)?.main;
  if (typeof main === 'string' && main !== '') {
    const target = path.resolve(directory, main);
    const found = asFile(target) ?? asFile(path.join(target, 'index'));
    if (found !== undefined) return found;
  }
  return asFile(path.join(directory, 'index'));
}

function matchTarget(target, conditions, star) {
  if (typeof target === 'string') return star === undefined ? target : target.replaceAll('*', star);
  if (target === null || typeof target !== 'object') return target;
  if (Array.isArray(target)) {
    for (const each of target) {
      const found = matchTarget(each, conditions, star);
      if (found) return found;
    }
    return undefined;
  }
  for (const key of Object.keys(target)) {
    if (key === 'default' || conditions.has(key)) {
      const found = matchTarget(target[key], conditions, star);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function matchMap(map, key, conditions) {
  if (Object.hasOwn(map, key) && !key.includes('*')) return matchTarget(map[key], conditions);
  let best;
  for (const pattern of Object.keys(map)) {
    const at = pattern.indexOf('*');
    if (at < 0) continue;
    const after = pattern.slice(at + 1);
    if (key.startsWith(pattern.slice(0, at)) && key.endsWith(after) && key.length >= pattern.length &&
      (best === undefined || at > best.indexOf('*'))) best = pattern;
  }
  if (best === undefined) return undefined;
  const at = best.indexOf('*');
  return matchTarget(map[best], conditions, key.slice(at, key.length - (best.length - at - 1)));
}

function exportsMap(pkg) {
  const { exports } = pkg;
  const isMap = exports !== null && typeof exports === 'object' && !Array.isArray(exports) &&
    Object.keys(exports).every((key) => key.startsWith('.'));
  return isMap ? exports : { '.': exports };
}

function fromExports(pkg, subpath, conditions) {
  const target = matchMap(exportsMap(pkg), subpath, conditions);
  if (typeof target !== 'string') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_PACKAGE_PATH_NOT_EXPORTED(pkg.directory, subpath);
  }
  return path.join(pkg.directory, target);
}

function split(specifier) {
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
  return { name, subpath: `.${specifier.slice(name.length)}` };
}

function fromPackages(specifier, from, conditions, exact) {
  const { name, subpath } = split(specifier);
  const own = packageOf(from);
  if (own?.name === name && own.exports != null) return fromExports(own, subpath, conditions);
  for (const directory of lookupPaths(path.dirname(from))) {
    const pkg = readPackage(path.join(directory, name));
    if (pkg?.exports != null) return fromExports(pkg, subpath, conditions);
    const target = path.join(directory, specifier);
    const found = exact && subpath !== '.' ? (isFile(target) ? target : undefined) : asFile(target) ?? asDirectory(target);
    if (found !== undefined) return found;
  }
  return undefined;
}

// The file that a specifier means in the file `from`; kind is 'require' or 'import'.
function resolve(specifier, from, kind) {
  const conditions = new Set(['node', kind, 'module-sync']);
  const found = find(specifier, from, conditions, kind === 'import');
  if (found === undefined) throw notFound(specifier, from, kind);
  return host.realPath(found);
}

function find(specifier, from, conditions, exact) {
  if (specifier.startsWith('#')) {
    const pkg = packageOf(from);
    const target = pkg?.imports == null ? undefined : matchMap(pkg.imports, specifier, conditions);
    if (typeof target !== 'string') return undefined;
    return target.startsWith('./') ? path.join(pkg.directory, target) : find(target, pkg.file, conditions, exact);
  }
  if (specifier === '.' || specifier === '..' || /^\.?\.?\//.test(specifier)) {
    const target = path.resolve(path.dirname(from), specifier);
    if (exact) return isFile(target) ? target : undefined;
    return (specifier.endsWith('/') ? undefined : asFile(target)) ?? asDirectory(target);
  }
  return fromPackages(specifier, from, conditions, exact);
}

function notFound(specifier, from, kind) {
  if (kind === 'import') {
    const { codes } = require('internal/errors');
    const shown = /^\.?\.?\//.test(specifier) ? path.resolve(path.dirname(from), specifier) : specifier;
    return new codes.ERR_MODULE_NOT_FOUND(shown, from, /^\.?\.?\//.test(specifier) ? 'module' : 'package');
  }
  const stack = from.endsWith('[eval]') ? '' : `\nRequire stack:\n- ${from}`;
  const error = new Error(`Cannot find module '${specifier}'${stack}`);
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = stack === '' ? [] : [from];
  return error;
}

// 'module' or 'commonjs', as the extension and the nearest package.json say.
function formatOf(file) {
  switch (path.extname(file)) {
    case '.mjs': return 'module';
    case '.cjs': return 'commonjs';
    case '.json': return 'json';
    default: return packageOf(file)?.type === 'module' ? 'module' : 'commonjs';
  }
}

module.exports = { resolve, lookupPaths, formatOf };
