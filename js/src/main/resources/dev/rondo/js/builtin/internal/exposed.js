'use strict';

// --expose-internals: what tests of Node find under the names of its internal modules, as far as it is here.

const modules = {
  'internal/async_context_frame': () => require('internal/async-context-frame').AsyncContextFrame,
  'internal/errors': () => require('internal/errors'),
  'internal/event_target': () => require('internal/event-target'),
  'internal/test/binding': () => ({ internalBinding }),
  'internal/timers': () => ({ setUnrefTimeout, kTimeout: Symbol('timeout') }),
  'internal/util': () => ({ ...require('internal/util'), sleep }),
  'internal/validators': () => require('internal/validators'),
};

function internalBinding(name) {
  if (name === 'timers') return { getLibuvNow: () => binding.loopTime() };
  throw new Error(`No such binding: ${name}`);
}

function setUnrefTimeout(callback, after) {
  require('internal/task-queues').checkCallback(callback);
  const { Timeout } = require('internal/timer-objects');
  return new Timeout(callback, after, undefined, false, false);
}

function sleep(msec) {
  require('internal/validators').validateUint32(msec, 'msec');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, msec);
}

module.exports = { get: (id) => (Object.hasOwn(modules, id) ? modules[id]() : undefined) };
