'use strict';

// Node's global object and process, for the Node models. Returns what the host calls.

require('internal/dispose-symbols');

const resources = require('internal/async-resources');

require('internal/process/globals').install(globalThis);

// Answers the promise of the program if it is an ES module.
function runMain(file) {
  if (binding.process.execArgv.length > 0 || binding.process.env.NODE_OPTIONS) require('internal/process/flags').check();
  const kind = require('internal/modules/resolve').formatOf(file) === 'module' ? 'esm' : 'cjs';
  const promise = require(`internal/modules/${kind}`).runMain(file);
  resources.leaveMain();
  return promise;
}

module.exports = {
  runMain,
  resolveModule: (specifier, referrer, attributes) => require('internal/modules/esm').resolve(specifier, referrer, attributes),
  importModule: (module) => require('internal/modules/esm').load(module),
  importMeta: (meta, path) => require('internal/modules/esm').initializeMeta(meta, path),
  fatalException: (error, fromPromise) => require('internal/process/errors').fatalException(error, fromPromise),
  unhandledRejection: (promise, reason) => require('internal/process/rejections').unhandledRejection(promise, reason),
  rejectionHandled: (promise) => require('internal/process/rejections').rejectionHandled(promise),
  settledAgain: (promise, value, rejected) => require('internal/process/rejections').settledAgain(promise, value, rejected),
  describeError: (error, place) => require('internal/process/errors').describe(error, place).toWellFormed(),
  beforeExit: () => require('internal/process/ending').beforeExit(),
  exit: (code, failed) => require('internal/process/ending').end(code, failed),
};
