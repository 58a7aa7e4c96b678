'use strict';

// nextTick and queueMicrotask. The queues themselves are the loop's.

const { validateFunction } = require('internal/validators');
const resources = require('internal/async-resources');

let exiting = false;

function nextTick(callback, ...args) {
  checkCallback(callback);
  if (exiting) return;
  const tick = resources.enabled
    ? resources.track('TickObject', { callback, args: args.length === 0 ? undefined : args }, callback)
    : callback;
  binding.nextTick(tick, callback, ...args);
}

// Unlike a promise job, a microtask that throws is an uncaught error.
function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  const microtask = resources.enabled ? resources.track('Microtask', { callback }, callback) : callback;
  binding.queueMicrotask(microtask, callback);
}

function checkCallback(callback) {
  if (typeof callback === 'function') return;
  if (binding.isOldNode) throw new (require('internal/errors').codes.ERR_INVALID_CALLBACK)();
  validateFunction(callback, 'callback');
}

module.exports = {
  nextTick,
  queueMicrotask,
  checkCallback,
  stopTicks() {
    exiting = true;
  },
};
