'use strict';

// Signals as events of `process`: one is listened to while it has listeners.

const { signals } = require('os').constants;
const { errnoException, errnoOf } = require('internal/system-errors');
const process = require('process');

const host = binding.load('signals');

function isSignal(name) {
  return Object.hasOwn(signals, name);
}

function added(name) {
  if (!isSignal(name) || process.listenerCount(name) > 0) return;
  if (name === 'SIGKILL' || name === 'SIGSTOP') throw errnoException(errnoOf('EINVAL'), 'uv_signal_start');
  host.listen(name, () => process.emit(name, name, signals[name]));
}

function removed(name) {
  if (isSignal(name) && process.listenerCount(name) === 0) host.ignore(name);
}

module.exports = { added, removed };
