'use strict';

// AbortController and AbortSignal as the DOM standard has them.

const { Event } = require('internal/browser/event');
const { EventTarget, fire } = require('internal/browser/event-target');
const { define } = require('internal/browser/event-handlers');
const tasks = require('internal/browser/tasks');
const { allowed, expose, requireAllowed, requireArguments } = require('internal/browser/webidl');

let stateOf;

class AbortSignal extends EventTarget {
  // `sources` is undefined unless the signal follows others.
  #state = { aborted: false, reason: undefined, algorithms: new Set(), sources: undefined, dependents: new Set() };

  static {
    stateOf = (signal) => signal.#state;
  }

  constructor(token) {
    requireAllowed(token);
    super();
  }

  static abort(reason = undefined) {
    const signal = new AbortSignal(allowed);
    Object.assign(signal.#state, { aborted: true, reason: orAbortError(reason) });
    return signal;
  }

  static timeout(milliseconds) {
    requireArguments(arguments.length, 1, 'timeout', 'AbortSignal');
    const delay = enforceRange(milliseconds);
    const signal = new AbortSignal(allowed);
    binding.startTimer(() => {
      tasks.begin();
      abort(signal, exception('signal timed out', 'TimeoutError'), true);
    }, undefined, delay, false);
    return signal;
  }

  static any(signals) {
    requireArguments(arguments.length, 1, 'any', 'AbortSignal');
    return follow(new AbortSignal(allowed), signals, 'AbortSignal');
  }

  get aborted() {
    return this.#state.aborted;
  }

  get reason() {
    return this.#state.reason;
  }

  throwIfAborted() {
    if (this.#state.aborted) throw this.#state.reason;
  }
}
expose(AbortSignal);
define(AbortSignal.prototype, 'abort');

class AbortController {
  #signal;

  constructor() {
    this.#signal = this._createSignal(...arguments);
  }

  get signal() {
    return this.#signal;
  }

  abort(reason = undefined) {
    abort(this.#signal, orAbortError(reason), false);
  }
}
expose(AbortController);
Object.defineProperty(AbortController.prototype, '_createSignal', {
  value: () => new AbortSignal(allowed), writable: true, enumerable: false, configurable: true,
});

function exception(message, name) {
  const { DOMException } = require('internal/dom-exception');
  return new DOMException(message, name);
}

function orAbortError(reason) {
  return reason === undefined ? exception('signal is aborted without reason', 'AbortError') : reason;
}

function enforceRange(value) {
  const number = Math.trunc(+value);
  if (number >= 0 && number <= Number.MAX_SAFE_INTEGER) return number;
  throw new TypeError("Failed to execute 'timeout' on 'AbortSignal': " +
    `Value is ${Number.isFinite(+value) ? 'outside the \'unsigned long long\' value range' : 'not a finite number'}.`);
}

function isSignal(value) {
  return value instanceof AbortSignal;
}

// Makes a signal abort when one of the others does.
function follow(signal, signals, name) {
  const all = [...signals];
  for (const each of all) {
    if (!isSignal(each)) {
      throw new TypeError(`Failed to execute 'any' on '${name}': Failed to convert value to 'AbortSignal'.`);
    }
  }
  const state = stateOf(signal);
  const aborted = all.find((each) => each.aborted);
  if (aborted !== undefined) return Object.assign(state, { aborted: true, reason: aborted.reason }) && signal;
  state.sources = new Set();
  for (const each of all) {
    for (const source of stateOf(each).sources ?? [each]) {
      state.sources.add(source);
      stateOf(source).dependents.add(signal);
    }
  }
  return signal;
}

// Signals that follow this one are aborted before the first listener runs.
function abort(signal, reason, checkpoints) {
  const state = stateOf(signal);
  if (state.aborted) return;
  Object.assign(state, { aborted: true, reason });
  const dependents = [...state.dependents].filter((each) => !stateOf(each).aborted);
  for (const each of dependents) Object.assign(stateOf(each), { aborted: true, reason });
  for (const each of [signal, ...dependents]) announce(each, checkpoints);
}

function announce(signal, checkpoints) {
  const { algorithms } = stateOf(signal);
  for (const algorithm of algorithms) algorithm();
  algorithms.clear();
  fire(signal, new Event('abort'), checkpoints);
}

// Runs an algorithm when the signal aborts, before its listeners; what is returned takes it back.
function onAbort(signal, algorithm) {
  const { algorithms } = stateOf(signal);
  algorithms.add(algorithm);
  return () => algorithms.delete(algorithm);
}

module.exports = { AbortController, AbortSignal, isSignal, follow, onAbort };
