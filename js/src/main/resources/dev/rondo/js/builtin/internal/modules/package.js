'use strict';

// package.json: reading it, and what its maps exports and imports lead to.

const path = require('path');
const host = binding.modules;

const packages = new Map();

function errors() {
  return require('internal/errors').codes;
}

/** What package.json of a directory says, or null; `importer` is named in the error of one that cannot be read. */
function readPackage(directory, importer) {
  const known = packages.get(directory);
  if (known !== undefined) return known;
  const file = path.join(directory, 'package.json');
  let found = null;
  if (host.kind(file) === 1) {
    let content;
    try {
      content = JSON.parse(host.readText(file));
    } catch {
      const { ERR_INVALID_PACKAGE_CONFIG } = errors();
      throw importer === undefined ? new ERR_INVALID_PACKAGE_CONFIG(`${file}.`)
        : new ERR_INVALID_PACKAGE_CONFIG(file, `${importer}.`);
    }
    found = { file, directory, ...content };
  }
  packages.set(directory, found);
  return found;
}

/** The package that a file belongs to, or null. */
function packageOf(file) {
  for (let directory = path.dirname(file); ; directory = path.dirname(directory)) {
    if (path.basename(directory) === 'node_modules') return null;
    const found = readPackage(directory);
    if (found !== null) return found;
    if (directory === path.dirname(directory)) return null;
  }
}

function invalidTarget(context, target) {
  const { ERR_INVALID_PACKAGE_TARGET } = errors();
  return new ERR_INVALID_PACKAGE_TARGET(`${context.pkg.directory}/`, context.key, target, context.internal, context.base);
}

const INVALID_SEGMENT = /(?:^|[\\/])(?:(?:\.|%2e){1,2}|node_modules)(?:[\\/]|$)/i;

function targetText(context, target, star) {
  if (!target.startsWith('./')) {
    if (context.internal && !target.startsWith('../') && !target.startsWith('/') && !target.includes(':')) {
      return context.bare(star === undefined ? target : target.replaceAll('*', star), context.pkg.file);
    }
    throw invalidTarget(context, target);
  }
  if (INVALID_SEGMENT.test(target.slice(2))) throw invalidTarget(context, target);
  if (star !== undefined && INVALID_SEGMENT.test(star)) {
    const { ERR_INVALID_MODULE_SPECIFIER } = errors();
    throw new ERR_INVALID_MODULE_SPECIFIER(context.key,
      `request is not a valid match in pattern "${context.key}" for the "${context.internal ? 'imports' : 'exports'}" ` +
        `resolution of ${context.pkg.file}`, context.base);
  }
  return path.join(context.pkg.directory, star === undefined ? target : target.replaceAll('*', star));
}

function targetList(context, list, star) {
  let failed;
  for (const each of list) {
    try {
      const found = resolveTarget(context, each, star);
      if (found !== undefined && found !== null) return found;
      failed = undefined;
    } catch (error) {
      if (error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
      failed = error;
    }
  }
  if (failed !== undefined) throw failed;
  return null;
}

function resolveTarget(context, target, star) {
  if (typeof target === 'string') return targetText(context, target, star);
  if (Array.isArray(target)) return targetList(context, target, star);
  if (target === null) return null;
  if (typeof target !== 'object') throw invalidTarget(context, target);
  for (const key of Object.keys(target)) {
    if (key === 'default' || context.conditions.has(key)) {
      const found = resolveTarget(context, target[key], star);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

// The pattern with the longest text before its star.
function bestPattern(map, key) {
  let best;
  for (const pattern of Object.keys(map)) {
    const at = pattern.indexOf('*');
    if (at < 0 || at !== pattern.lastIndexOf('*')) continue;
    const after = pattern.slice(at + 1);
    if (key.startsWith(pattern.slice(0, at)) && key.length >= pattern.length && key.endsWith(after) &&
      (best === undefined || at > best.indexOf('*') || (at === best.indexOf('*') && pattern.length > best.length))) {
      best = pattern;
    }
  }
  return best;
}

function resolveMap(context, map) {
  const { key } = context;
  if (Object.hasOwn(map, key) && !key.includes('*') && !key.endsWith('/')) return resolveTarget(context, map[key]);
  const pattern = bestPattern(map, key);
  if (pattern === undefined) return undefined;
  const at = pattern.indexOf('*');
  return resolveTarget({ ...context, key: pattern }, map[pattern], key.slice(at, key.length - (pattern.length - at - 1)));
}

function exportsMap({ exports, file }) {
  if (exports === null || typeof exports !== 'object' || Array.isArray(exports)) return { '.': exports };
  const keys = Object.keys(exports);
  const isMap = keys.length > 0 && keys.every((key) => key.startsWith('.'));
  if (!isMap && keys.some((key) => key.startsWith('.'))) {
    const { ERR_INVALID_PACKAGE_CONFIG } = errors();
    throw new ERR_INVALID_PACKAGE_CONFIG(file, undefined, '"exports" cannot contain some keys starting with \'.\' and some ' +
      'not. The exports object must either be an object of package subpath keys or an object of main entry condition ' +
      'name keys only.');
  }
  return isMap ? exports : { '.': exports };
}

/** The path that a subpath such as './x' leads to by the map exports. */
function resolveExports(pkg, subpath, conditions, base) {
  const found = resolveMap({ pkg, key: subpath, conditions, base, internal: false }, exportsMap(pkg));
  if (found === undefined || found === null) {
    const { ERR_PACKAGE_PATH_NOT_EXPORTED } = errors();
    throw new ERR_PACKAGE_PATH_NOT_EXPORTED(`${pkg.directory}/`, subpath, base);
  }
  return found;
}

/** What a specifier such as '#x' leads to by the map imports; `bare` resolves names of packages. */
function resolveImports(specifier, from, conditions, bare) {
  const { ERR_INVALID_MODULE_SPECIFIER, ERR_PACKAGE_IMPORT_NOT_DEFINED } = errors();
  if (specifier === '#' || specifier.startsWith('#/') || specifier.endsWith('/')) {
    throw new ERR_INVALID_MODULE_SPECIFIER(specifier, 'is not a valid internal imports specifier name', from);
  }
  const pkg = packageOf(from);
  const map = pkg?.imports;
  const found = map === null || typeof map !== 'object' ? undefined
    : resolveMap({ pkg, key: specifier, conditions, base: from, internal: true, bare }, map);
  if (found === undefined || found === null) {
    throw new ERR_PACKAGE_IMPORT_NOT_DEFINED(specifier, pkg === null ? undefined : `${pkg.directory}/`, from);
  }
  return found;
}

/** 'name/sub/path' as ['name', './sub/path'], or undefined if it names no package. */
function splitName(specifier) {
  const match = /^((?:@[^/\\%]+\/)?[^./\\%@][^/\\%]*)(\/.*)?$/.exec(specifier);
  return match === null ? undefined : [match[1], `.${match[2] ?? ''}`];
}

module.exports = { packageOf, readPackage, resolveExports, resolveImports, splitName };
