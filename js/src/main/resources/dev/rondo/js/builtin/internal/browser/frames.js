'use strict';

// requestAnimationFrame: the callbacks asked for until a frame begins run in it, all with the same time.

const host = binding.load('browser');
const tasks = require('internal/browser/tasks');
const { requireArguments, requireFunction, toLong } = require('internal/browser/webidl');

const waiting = new Map();
let lastHandle = 0;
let next = { time: undefined };

function requestAnimationFrame(callback) {
  requireArguments(arguments.length, 1, 'requestAnimationFrame', 'Window');
  requireFunction(callback, 'requestAnimationFrame', 'Window');
  const handle = ++lastHandle;
  waiting.set(handle, callback);
  host.requestFrame(run, callback, handle, next);
  return handle;
}

function run(handle, frame) {
  tasks.enter();
  if (frame.time === undefined) {
    frame.time = host.now();
    next = { time: undefined };
  }
  const callback = waiting.get(handle);
  if (callback === undefined) return;
  waiting.delete(handle);
  Reflect.apply(callback, globalThis, [frame.time]);
}

function cancelAnimationFrame(handle) {
  requireArguments(arguments.length, 1, 'cancelAnimationFrame', 'Window');
  waiting.delete(toLong(handle));
}

// Whether a frame is to come, and so the time of idle callbacks is short.
function isRequested() {
  return waiting.size > 0;
}

module.exports = { requestAnimationFrame, cancelAnimationFrame, isRequested };
