'use strict';

// Module scripts: a specifier is an address, relative to the module that imports it.

const path = require('path');

const host = binding.load('browser');

// An address as the path of a file; undefined if the specifier is bare.
function fileOf(specifier, referrer) {
  if (specifier.startsWith('file://')) return decodeURIComponent(specifier.slice('file://'.length));
  if (!/^\.{0,2}\//.test(specifier)) return undefined;
  return path.resolve(path.dirname(referrer), decodeURIComponent(specifier));
}

function resolve(specifier, referrer) {
  const file = fileOf(specifier, referrer);
  if (file === undefined) {
    throw new TypeError(`Failed to resolve module specifier "${specifier}". ` +
      'Relative references must start with either "/", "./", or "../".');
  }
  if (binding.modules.kind(file) !== 1) {
    throw new TypeError(`Failed to fetch dynamically imported module: file://${file}`);
  }
  if (file.endsWith('.json')) return ['synthetic', file, [], () => JSON.parse(binding.modules.readText(file))];
  return ['module', file];
}

function initializeMeta(meta, file) {
  meta.url = `file://${encodeURI(file)}`;
  meta.resolve = (specifier) => {
    const found = fileOf(String(specifier), file);
    if (found === undefined) throw new TypeError(`Failed to resolve module specifier '${specifier}'`);
    return `file://${encodeURI(found)}`;
  };
}

async function load(module) {
  module.load();
  await undefined;
  await module.evaluate();
  return module.namespace();
}

// Whether the error comes from a module that could not be parsed, so that nothing of the program has run.
function isUnparsable(error) {
  if (!(error instanceof SyntaxError)) return false;
  const [, name] = /^(?:file:\/\/)?(\/.*?):\d+:\d+: /.exec(host.syntaxError(error)) ?? [];
  const file = name && decodeURIComponent(name);
  return file !== undefined && binding.modules.kind(file) === 1 && !binding.modules.isModule(binding.modules.readText(file));
}

// The error of the program's own module is an error of a script.
function runMain(file) {
  binding.modules.importModule(file).then(undefined, (error) => {
    if (isUnparsable(error)) binding.die(error);
    require('internal/browser/errors').report(error);
  });
}

module.exports = { resolve, load, initializeMeta, runMain };
