'use strict';

// From a specifier to a file, as import does it.

const path = require('path');
const { codes } = require('internal/errors');
const { readPackage, packageOf, resolveExports, resolveImports, splitName } = require('internal/modules/package');
const { isFile, lookupPaths } = require('internal/modules/resolve');
const { hrefOf } = require('internal/file-url');
const host = binding.modules;

const conditions = new Set(['node', 'import', 'module-sync', 'node-addons']);

// Node says what would have been found by require.
function withHint(error, specifier, from) {
  const { searchPaths, resolve } = require('internal/modules/resolve');
  let found;
  try {
    found = resolve(specifier, from, searchPaths(specifier, from, lookupPaths(path.dirname(from))));
  } catch {
    return error;
  }
  if (found === undefined) return error;
  let shown = path.relative(path.dirname(from), found);
  if (!specifier.startsWith('.') && !specifier.startsWith('/')) shown = shown.replace(/^(?:\.\.\/)*node_modules\//, '');
  else if (!shown.startsWith('.')) shown = `./${shown}`;
  error.message += `\nDid you mean to import ${JSON.stringify(shown)}?`;
  return error;
}

function finalize(file, specifier, from) {
  const kind = host.kind(file);
  const shown = /(?:^|\/)\.{0,2}$/.test(specifier) && !file.endsWith('/') ? `${file}/` : file;
  if (kind === 2) throw withHint(new codes.ERR_UNSUPPORTED_DIR_IMPORT(shown, from, hrefOf(file)), specifier, from);
  if (kind !== 1) throw withHint(new codes.ERR_MODULE_NOT_FOUND(file, from, hrefOf(file)), specifier, from);
  return host.realPath(file);
}

function mainOf(pkg, directory, from) {
  const main = typeof pkg?.main === 'string' && pkg.main !== '' ? pkg.main : undefined;
  const tried = main === undefined ? [] : [main, `${main}.js`, `${main}.json`, `${main}.node`, `${main}/index.js`,
    `${main}/index.json`, `${main}/index.node`];
  for (const each of [...tried, 'index.js', 'index.json', 'index.node']) {
    const file = path.join(directory, each);
    if (isFile(file)) return file;
  }
  throw new codes.ERR_MODULE_NOT_FOUND(path.join(directory, main ?? 'index.js'), from);
}

function fromPackage(specifier, from) {
  const parts = splitName(specifier);
  if (parts === undefined) throw new codes.ERR_INVALID_MODULE_SPECIFIER(specifier, 'is not a valid package name', from);
  const [name, subpath] = parts;
  const own = packageOf(from);
  if (own?.name === name && own.exports != null) return resolveExports(own, subpath, conditions, from);
  for (const place of lookupPaths(path.dirname(from))) {
    const directory = path.join(place, name);
    if (host.kind(directory) !== 2) continue;
    const pkg = readPackage(directory, `"${specifier}" from ${from}`);
    if (pkg?.exports != null) return resolveExports(pkg, subpath, conditions, from);
    return subpath === '.' ? mainOf(pkg, directory, from) : path.join(directory, subpath);
  }
  throw withHint(new codes.ERR_MODULE_NOT_FOUND(name, from), specifier, from);
}

function checkEncoding(pathname, specifier, from) {
  if (/%2f|%5c/i.test(pathname)) {
    throw new codes.ERR_INVALID_MODULE_SPECIFIER(specifier, 'must not include encoded "/" or "\\" characters', from);
  }
}

// A path without anything that only a URL has.
function isPlain(specifier) {
  return !/[%?#\\\t\n\r]/.test(specifier);
}

function fromPath(specifier, from) {
  if (isPlain(specifier)) return { file: path.resolve(path.dirname(from), specifier), suffix: '' };
  const { URL } = require('internal/url');
  return fromUrl(new URL(specifier, hrefOf(from)), specifier, from);
}

function fromUrl(url, specifier, from) {
  if (url.protocol !== 'file:') throw new codes.ERR_UNSUPPORTED_ESM_URL_SCHEME(url, ['file', 'data']);
  checkEncoding(url.pathname, specifier, from);
  return { file: require('internal/url').fileURLToPath(url), suffix: url.search + url.hash };
}

/** Where a specifier of the file `from` leads: { file, suffix }, of which the suffix makes another module of one file. */
function resolve(specifier, from) {
  let target;
  if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') {
    target = fromPath(specifier, from);
  } else if (specifier.startsWith('#')) {
    const file = resolveImports(specifier, from, conditions, (bare, file) => fromPackage(bare, file));
    target = { file, suffix: '' };
  } else {
    const { URL } = require('internal/url');
    const url = specifier.includes(':') ? URL.parse(specifier) : null;
    target = url === null ? { file: fromPackage(specifier, from), suffix: '' } : fromUrl(url, specifier, from);
  }
  return { file: finalize(target.file, specifier, from), suffix: target.suffix };
}

module.exports = { resolve };
