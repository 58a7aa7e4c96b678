'use strict';

// The module `timers/promises`.

const { Timeout, Immediate, clearTimeout, clearImmediate } = require('internal/timer-objects');
const { validateAbortSignal, validateBoolean, validateNumber, validateObject } = require('internal/validators');

function checkedOptions(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
  return { signal, ref };
}

function abortError(signal) {
  const { AbortError } = require('internal/errors');
  return new AbortError(undefined, { cause: signal?.reason });
}

// A promise for a timer that starts at once; an abort clears it.
function wait(start, clear, options) {
  let signal;
  let ref;
  try {
    ({ signal, ref } = checkedOptions(options));
  } catch (error) {
    return Promise.reject(error);
  }
  if (signal?.aborted) return Promise.reject(abortError(signal));
  let onAbort;
  const waiting = new Promise((resolve, reject) => {
    const timer = start(resolve, ref);
    if (signal === undefined) return;
    onAbort = () => {
      if (timer._destroyed) return;
      clear(timer);
      reject(abortError(signal));
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
  if (onAbort === undefined) return waiting;
  const stopListening = () => signal.removeEventListener('abort', onAbort);
  // Passed on before and after, as Node does: so often is an abort handed on before the program sees it.
  return waiting.then().finally(stopListening).then();
}

function setTimeout(after, value, options = {}) {
  if (after !== undefined) {
    try {
      validateNumber(after, 'delay');
    } catch (error) {
      return Promise.reject(error);
    }
  }
  return wait((resolve, ref) => new Timeout(resolve, after, [value], false, ref), clearTimeout, options);
}

function setImmediate(value, options = {}) {
  const start = (resolve, ref) => {
    const immediate = new Immediate(resolve, [value]);
    if (!ref) immediate.unref();
    return immediate;
  };
  return wait(start, clearImmediate, options);
}

async function* setInterval(after, value, options = {}) {
  if (after !== undefined) validateNumber(after, 'delay');
  const { signal, ref } = checkedOptions(options);
  if (signal?.aborted) throw abortError(signal);
  let due = 0;
  let wake;
  const interval = new Timeout(() => {
    due++;
    if (wake !== undefined) {
      wake();
      wake = undefined;
    }
  }, after, undefined, true, ref);
  let onAbort;
  if (signal !== undefined) {
    onAbort = () => {
      clearTimeout(interval);
      if (wake !== undefined) {
        wake(Promise.reject(abortError(signal)));
        wake = undefined;
      }
    };
    signal.addEventListener('abort', onAbort, { once: true });
  }
  try {
    while (!signal?.aborted) {
      if (due === 0) await new Promise((resolve) => (wake = resolve));
      for (; due > 0; due--) yield value;
    }
    throw abortError(signal);
  } finally {
    clearTimeout(interval);
    signal?.removeEventListener('abort', onAbort);
  }
}

const kScheduler = Symbol('kScheduler');

class Scheduler {
  constructor() {
    const { codes } = require('internal/errors');
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    check(this);
    return setImmediate();
  }

  wait(delay, options) {
    check(this);
    return setTimeout(delay, undefined, options);
  }
}

function check(value) {
  if (value?.[kScheduler] === true) return;
  const { codes } = require('internal/errors');
  throw new codes.ERR_INVALID_THIS('Scheduler');
}

const scheduler = Reflect.construct(function () { this[kScheduler] = true; }, [], Scheduler);

module.exports = { setTimeout, setImmediate, setInterval, scheduler };
