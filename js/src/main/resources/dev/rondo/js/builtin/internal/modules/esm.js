'use strict';

// ES modules: where an import leads, and how the program begins if it is one.

const path = require('path');
const { codes } = require('internal/errors');
const builtins = require('internal/modules/builtin-list');
const { declaredFormat, isDetectedModule } = require('internal/modules/resolve');
const { hrefOf } = require('internal/file-url');

const host = binding.modules;

// The file of a module's id, which may have a suffix that made it another module.
const files = new Map();

let main;

function fileOf(id) {
  return files.get(id) ?? id;
}

function urlOf(id) {
  const file = files.get(id);
  return file === undefined ? hrefOf(id) : hrefOf(file) + id.slice(file.length);
}

function checkAttributes(attributes, url, format) {
  for (const key of Object.keys(attributes)) {
    if (key !== 'type' || attributes.type !== 'json') throw new codes.ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(key, attributes[key], url);
  }
  if (format === 'json' && attributes.type !== 'json') throw new codes.ERR_IMPORT_ATTRIBUTE_MISSING(url, 'type', 'json');
  if (format !== 'json' && attributes.type === 'json') throw new codes.ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE(url, 'json');
}

// Answers [format, id, names, load, costly]: what is no ES module exports the names that `load` answers with. Of
// built-in modules, what is loaded when it is first read is read only for those who import it.
function builtin(id) {
  const exports = require(id);
  const names = Object.keys(exports).filter((name) => name !== 'default');
  const costly = names.filter((name) => Object.getOwnPropertyDescriptor(exports, name).get !== undefined);
  return ['synthetic', `node:${id}`, names, () => exports, costly];
}

function data(url) {
  const match = /^data:([^,;]*)([^,]*),([^]*)$/.exec(url);
  if (match === null) throw new codes.ERR_INVALID_URL(url);
  const [, type, parameters, body] = match;
  const text = parameters.endsWith(';base64') ? require('buffer').Buffer.from(body, 'base64').toString() : decodeURIComponent(body);
  if (type === 'application/json') return ['synthetic', url, [], () => JSON.parse(text)];
  if (type !== 'text/javascript') throw new codes.ERR_UNKNOWN_MODULE_FORMAT(type, url);
  return ['text', url, text];
}

// Where require of an ES module gets its exports from: the module itself, marked as one.
function facade(specifier) {
  const original = JSON.stringify(specifier.slice('facade:'.length));
  return ['text', specifier, `export * from ${original}; export { default } from ${original}; export const __esModule = true;`];
}

function formatFor(file) {
  const declared = declaredFormat(file);
  if (declared === undefined) throw new codes.ERR_UNKNOWN_FILE_EXTENSION(path.extname(file), file);
  if (declared === 'unknown') return isDetectedModule(file) ? 'module' : 'commonjs';
  return declared;
}

function commonJs(file) {
  const names = require('internal/modules/export-names').of(file);
  const { Module } = require('internal/modules/cjs');
  return ['synthetic', file, [...names, 'module.exports'], () => Module._load(file, undefined)];
}

function readCode(file) {
  return host.readText(file);
}

function fromFile({ file, suffix }, attributes) {
  const id = file + suffix;
  if (suffix !== '') files.set(id, file);
  const format = formatFor(file);
  checkAttributes(attributes, urlOf(id), format);
  if (format === 'json') return ['synthetic', `${id}#json`, [], () => JSON.parse(readCode(file))];
  if (format === 'commonjs') return commonJs(file);
  return suffix === '' ? ['module', id] : ['text', id, readCode(file)];
}

function resolve(specifier, referrer, attributes = {}) {
  const id = builtins.idOf(specifier);
  if (id !== undefined) return builtin(id);
  if (specifier.startsWith('node:')) throw new codes.ERR_UNKNOWN_BUILTIN_MODULE(specifier);
  if (specifier.startsWith('data:')) return data(specifier);
  if (specifier.startsWith('facade:')) return facade(specifier);
  const from = referrer.startsWith('/') ? fileOf(referrer) : path.join(binding.process.cwd(), '[eval]');
  return fromFile(require('internal/modules/import-resolve').resolve(specifier, from), attributes);
}

function resolveMeta(specifier, file) {
  const id = builtins.idOf(specifier);
  if (id !== undefined) return `node:${id}`;
  try {
    const found = require('internal/modules/import-resolve').resolve(specifier, file);
    return hrefOf(found.file) + found.suffix;
  } catch (error) {
    // What is not there has an address all the same.
    if (error.code === 'ERR_MODULE_NOT_FOUND' && error.url !== undefined) return error.url;
    throw error;
  }
}

function initializeMeta(meta, id) {
  if (!id.startsWith('/')) {
    meta.url = id;
    return;
  }
  const file = fileOf(id);
  meta.dirname = path.dirname(file);
  meta.filename = file;
  meta.main = id === main;
  meta.resolve = (specifier) => resolveMeta(`${specifier}`, file);
  meta.url = urlOf(id);
}

// Awaiting the answer takes as many jobs.
function jobs(count) {
  let promise = Promise.resolve();
  for (let i = 1; i < count; i++) promise = promise.then();
  return promise;
}

// Node's loader is made of promises; a program sees it by the number of jobs that an import takes. The numbers are those
// of Node 24.
async function load(module) {
  const isMain = module.referrer === 'node:import';
  if (!isMain) await jobs(4);
  const levels = module.load();
  if (levels > 0) await jobs(isMain ? 1 : 2 * levels - 1);
  try {
    await module.evaluate();
  } catch (error) {
    require('internal/modules/scope-errors').explain(error, isMain ? main : undefined);
    throw error;
  } finally {
    if (!isMain) await jobs(levels === 0 ? 2 : 4);
  }
  return module.namespace();
}

// Answers the promise of the module; its top level runs as a promise job, as in Node.
function runMain(file) {
  main = host.realPath(file);
  const promise = host.importModule(hrefOf(file));
  promise.then(undefined, mainFailed);
  return promise;
}

// The program itself has failed: that is no rejection for its handlers, but the end.
function mainFailed(error) {
  const { fatalException } = require('internal/process/errors');
  if (!fatalException(error, true)) binding.die(error);
}

module.exports = { resolve, load, initializeMeta, runMain };
