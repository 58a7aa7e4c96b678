'use strict';

// The names that a CommonJS module exports, found by reading its source, since it must not run yet.

const path = require('path');
const { parse } = require('npm:cjs-module-lexer/lexer.js');

const known = new Map();

function of(file) {
  let names = known.get(file);
  if (names === undefined) {
    names = new Set();
    known.set(file, names);
    collect(file, names);
  }
  return names;
}

function collect(file, names) {
  let found;
  try {
    found = parse(binding.modules.readText(file), file);
  } catch {
    return;
  }
  for (const name of found.exports) names.add(name);
  for (const specifier of found.reexports) {
    const { resolve, lookupPaths, searchPaths } = require('internal/modules/resolve');
    let target;
    try {
      target = resolve(specifier, file, searchPaths(specifier, file, lookupPaths(path.dirname(file))));
    } catch {
      continue;
    }
    if (target !== undefined && /\.c?js$/.test(target)) for (const name of of(target)) names.add(name);
  }
}

module.exports = { of: (file) => [...of(file)].filter((name) => name !== 'default') };
