'use strict';

// setTimeout and setInterval as HTML has them: where timers set timers, the seventh in a row waits for 4 ms at least, and
// so do those behind it.

const host = binding.load('browser');
const cold = require('internal/cold');
const tasks = require('internal/browser/tasks');
const { requireArguments, toLong } = require('internal/browser/webidl');

// Chrome 72 began two timers earlier than the standard says.
const CLAMPED_LEVEL = host.isChrome72 ? 4 : 6;
const CLAMPED_DELAY = 4;

const active = new Map();
let lastHandle = 0;

function clamp(delay, level) {
  return level >= CLAMPED_LEVEL ? Math.max(delay, CLAMPED_DELAY) : delay;
}

const start = cold((handler, timeout, args, repeats) => {
  const callback = typeof handler === 'function' ? handler : String(handler);
  const delay = Math.max(0, toLong(timeout));
  const timer = { callback, delay, args, repeats, level: tasks.state.nesting, token: undefined, due: 0 };
  const handle = ++lastHandle;
  active.set(handle, timer);
  arm(handle, timer);
  return handle;
});

function arm(handle, timer) {
  const delay = clamp(timer.delay, timer.level);
  timer.token = binding.startTimer(() => fire(handle, timer), timer.callback, delay, timer.repeats);
  timer.due = host.now() + delay;
}

function fire(handle, timer) {
  tasks.begin(timer.level + 1);
  // Urgent work that came first may have cleared it.
  if (!active.has(handle)) return;
  if (timer.repeats) deepen(handle, timer);
  else active.delete(handle);
  if (typeof timer.callback === 'function') Reflect.apply(timer.callback, globalThis, timer.args);
  else host.evaluate('', timer.callback);
}

// An interval nests in itself.
function deepen(handle, timer) {
  const before = clamp(timer.delay, timer.level++);
  timer.due = host.now() + before;
  if (clamp(timer.delay, timer.level) === before) return;
  binding.closeTimer(timer.token);
  arm(handle, timer);
}

function clear(handle) {
  const timer = active.get(toLong(handle));
  if (timer === undefined) return;
  active.delete(toLong(handle));
  binding.closeTimer(timer.token);
}

// As in Chromium, the optional arguments do not count in the lengths of the functions.
function setTimeout(handler, ...rest) {
  requireArguments(arguments.length, 1, 'setTimeout', 'Window');
  const [timeout, ...args] = rest;
  return start(handler, timeout, args, false);
}

function setInterval(handler, ...rest) {
  requireArguments(arguments.length, 1, 'setInterval', 'Window');
  const [timeout, ...args] = rest;
  return start(handler, timeout, args, true);
}

function clearTimeout(handle = 0) {
  clear(handle);
}

function clearInterval(handle = 0) {
  clear(handle);
}

// When the next timer is due, by the host's clock; Infinity if there is none.
function nextDue() {
  let due = Infinity;
  for (const timer of active.values()) due = Math.min(due, timer.due);
  return due;
}

module.exports = { setTimeout, setInterval, clearTimeout, clearInterval, nextDue };
