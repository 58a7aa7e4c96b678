'use strict';

// requestIdleCallback: callbacks for when there is nothing else to do, or a timeout has passed. Those asked for while a
// period lasts belong to the next one.

const host = binding.load('browser');
const tasks = require('internal/browser/tasks');
const frames = require('internal/browser/frames');
const { requireArguments, requireFunction, expose, allowed, requireAllowed, toLong } = require('internal/browser/webidl');

const LONGEST_PERIOD = 50;
const FRAME = 1000 / 60;

const waiting = new Map();
let runnable = [];
let periodStart = 0;
let lastHandle = 0;
let booked = false;

class IdleDeadline {
  #end;

  #didTimeout;

  constructor(token, end, didTimeout) {
    requireAllowed(token);
    this.#end = end;
    this.#didTimeout = didTimeout;
  }

  get didTimeout() {
    return this.#didTimeout;
  }

  timeRemaining() {
    return this.#didTimeout ? 0 : Math.max(0, this.#end() - host.now());
  }
}
expose(IdleDeadline);

function requestIdleCallback(callback, options = undefined) {
  requireArguments(arguments.length, 1, 'requestIdleCallback', 'Window');
  requireFunction(callback, 'requestIdleCallback', 'Window');
  const timeout = toLong(options?.timeout ?? 0);
  const handle = ++lastHandle;
  const request = { callback, timer: undefined };
  waiting.set(handle, request);
  book(callback);
  if (timeout > 0) request.timer = binding.startTimer(() => timeOut(handle), callback, timeout, false);
  return handle;
}

function book(original) {
  if (booked) return;
  booked = true;
  host.requestIdle(runNext, original);
}

// Runs one callback; the next one has an idle moment of its own, so that tasks can come between.
function runNext() {
  booked = false;
  if (tasks.hasBackground()) {
    book(undefined);
    return;
  }
  const now = host.now();
  runnable = runnable.filter((handle) => waiting.has(handle));
  if (runnable.length === 0 || now >= endOfPeriod()) {
    runnable = [...waiting.keys()];
    periodStart = now;
  }
  const request = take(runnable.shift());
  if (waiting.size > 0) book(waiting.values().next().value.callback);
  if (request === undefined) return;
  tasks.enter(true);
  call(request, endOfPeriod, false);
}

function timeOut(handle) {
  tasks.begin();
  const request = take(handle);
  if (request !== undefined) call(request, undefined, true);
}

function call(request, end, didTimeout) {
  Reflect.apply(request.callback, globalThis, [new IdleDeadline(allowed, end, didTimeout)]);
}

// A frame that somebody waits for, or the next timer, ends the period.
function endOfPeriod() {
  const end = Math.min(periodStart + LONGEST_PERIOD, require('internal/browser/timers').nextDue());
  return frames.isRequested() ? Math.min(end, periodStart + FRAME) : end;
}

function take(handle) {
  const request = waiting.get(handle);
  if (request === undefined) return undefined;
  waiting.delete(handle);
  if (request.timer !== undefined) binding.closeTimer(request.timer);
  return request;
}

function cancelIdleCallback(handle) {
  requireArguments(arguments.length, 1, 'cancelIdleCallback', 'Window');
  take(toLong(handle));
}

module.exports = { requestIdleCallback, cancelIdleCallback, IdleDeadline };
