'use strict';

// The module `timers`, whose functions are also globals.

const { Timeout, Immediate, clearTimeout, clearImmediate } = require('internal/timer-objects');
const { checkCallback } = require('internal/task-queues');
const cold = require('internal/cold');

const newTimeout = cold((...args) => new Timeout(...args));
const newImmediate = cold((...args) => new Immediate(...args));

const kPromisify = Symbol.for('nodejs.util.promisify.custom');

function setTimeout(callback, after, ...args) {
  checkCallback(callback);
  return newTimeout(callback, after, args.length === 0 ? undefined : args, false, true);
}

function setInterval(callback, repeat, ...args) {
  checkCallback(callback);
  return newTimeout(callback, repeat, args.length === 0 ? undefined : args, true, true);
}

function setImmediate(callback, ...args) {
  checkCallback(callback);
  return newImmediate(callback, args.length === 0 ? undefined : args);
}

function clearInterval(timer) {
  clearTimeout(timer);
}

function promisified(fn, name) {
  Object.defineProperty(fn, kPromisify, { enumerable: true, get: () => require('timers/promises')[name] });
}

promisified(setTimeout, 'setTimeout');
promisified(setImmediate, 'setImmediate');

module.exports = { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval };

Object.defineProperty(module.exports, 'promises', {
  enumerable: true,
  configurable: true,
  get: () => require('timers/promises'),
});

// Node 20 still has these, each with a warning.
for (const name of ['active', '_unrefActive', 'enroll', 'unenroll']) {
  Object.defineProperty(module.exports, name, {
    enumerable: binding.isOldNode,
    configurable: true,
    get: () => require('internal/timer-items')[name],
  });
}
