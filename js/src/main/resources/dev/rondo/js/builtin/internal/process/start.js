'use strict';

// Node's global object and process, for the Node models. Returns what the host calls.

const { visible, hidden, lazy, lazyAll } = require('internal/define');
const timers = require('timers');

function installGlobals(target) {
  require('internal/global-web')(target);
  hidden(target, 'global', target);
  for (const name of ['clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout']) {
    visible(target, name, timers[name]);
  }
  lazy(target, 'process', () => require('process'));
  lazyAll(target, { Buffer: 'buffer' });
  visible(target, 'global', target);
  Object.defineProperty(target, Symbol.toStringTag, {
    value: 'global', writable: false, enumerable: false, configurable: true,
  });
}

installGlobals(globalThis);

// Answers the promise of the program if it is an ES module.
function runMain(file) {
  if (require('internal/modules/resolve').formatOf(file) === 'module') return require('internal/modules/esm').runMain(file);
  return require('internal/modules/cjs').runMain(file);
}

module.exports = {
  runMain,
  resolveModule: (specifier, referrer) => require('internal/modules/esm').resolve(specifier, referrer),
  importMeta: (meta, path) => require('internal/modules/esm').initializeMeta(meta, path),
  fatalException: (error, fromPromise) => require('internal/process/errors').fatalException(error, fromPromise),
  unhandledRejection: (promise, reason) => require('internal/process/errors').unhandledRejection(promise, reason),
  rejectionHandled: (promise) => require('internal/process/errors').rejectionHandled(promise),
  describeError: (error) => require('internal/process/errors').describe(error),
  beforeExit: () => require('process')._beforeExit(),
  exit: (code) => require('process')._exitWith(code),
};
