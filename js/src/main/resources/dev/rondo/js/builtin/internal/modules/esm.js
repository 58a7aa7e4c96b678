'use strict';

// ES modules: where an import leads, and how the program begins if it is one.

const builtins = require('internal/modules/builtin-list');
const { resolve: resolveFile, formatOf } = require('internal/modules/resolve');
const { Module } = require('internal/modules/cjs');

function namesOf(exports) {
  if (exports === null || (typeof exports !== 'object' && typeof exports !== 'function')) return [];
  return Object.keys(exports).filter((name) => name !== 'default');
}

// Answers [format, id, names, load]; the last two only where the module is no file of ECMAScript.
function resolve(specifier, referrer) {
  const id = builtins.idOf(specifier);
  if (id !== undefined) {
    const exports = require(id);
    return ['synthetic', `node:${id}`, namesOf(exports), () => exports];
  }
  const file = specifier.startsWith('file:')
    ? require('internal/url').fileURLToPath(specifier)
    : resolveFile(specifier, referrer, 'import');
  const format = formatOf(file);
  if (format === 'module') return ['module', file];
  if (format === 'json') return ['synthetic', file, [], () => JSON.parse(binding.modules.readText(file))];
  const names = require('internal/modules/export-names').of(file);
  return ['synthetic', file, names, () => Module._load(file, undefined)];
}

function initializeMeta(meta, file) {
  const { pathToFileURL } = require('internal/url');
  const path = require('path');
  meta.dirname = path.dirname(file);
  meta.filename = file;
  meta.resolve = (specifier) => {
    const [, id] = resolve(specifier, file);
    return id.startsWith('node:') ? id : pathToFileURL(id).href;
  };
  meta.url = pathToFileURL(file).href;
}

// Answers the promise of the module; its top level runs as a promise job, as in Node.
function runMain(file) {
  return binding.modules.importModule(file);
}

module.exports = { resolve, initializeMeta, runMain };
