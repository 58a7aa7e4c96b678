'use strict';

// AbortController and AbortSignal.
//
// A signal that follows others (AbortSignal.any) is known to them only while something listens to it; when it is merely
// asked, it looks at them itself. So signals that nobody listens to can be collected, however long their sources live.

const { codes } = require('internal/errors');
const { validateUint32 } = require('internal/validators');
const {
  Event,
  EventTarget,
  defineEventHandler,
  kMaxEventTargetListeners,
  kNewListener,
  kRemoveListener,
  kTrustEvent,
  listenersOf,
} = require('internal/event-target');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const kCreate = Symbol('kCreate');
const kDependantSignals = Symbol('kDependantSignals');

/** Timeout signals that somebody listens to: only the timer knows them, and it holds them weakly. */
const listenedTimeouts = new Set();

let stateOf;

function check(signal) {
  const state = stateOf(signal);
  if (state === undefined) throw new codes.ERR_INVALID_THIS('AbortSignal');
  return state;
}

function inspectAs(self, properties, depth, options) {
  if (depth < 0) return self;
  const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
  return `${self.constructor.name} ${require('internal/inspect').inspect(properties, inner)}`;
}

function abortError() {
  const { DOMException } = require('internal/dom-exception');
  return new DOMException('This operation was aborted', 'AbortError');
}

class AbortSignal extends EventTarget {
  #state = { aborted: false, reason: undefined, sources: undefined, isTimeout: false };

  static {
    stateOf = (value) =>
      value !== null && typeof value === 'object' && #state in value ? value.#state : undefined;
  }

  constructor() {
    if (arguments[0] !== kCreate) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  static abort(reason = abortError()) {
    const signal = new AbortSignal(kCreate);
    Object.assign(stateOf(signal), { aborted: true, reason });
    return signal;
  }

  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = new AbortSignal(kCreate);
    stateOf(signal).isTimeout = true;
    const reference = new WeakRef(signal);
    const timer = require('timers').setTimeout(() => {
      const target = reference.deref();
      if (target === undefined) return;
      listenedTimeouts.delete(target);
      const { DOMException } = require('internal/dom-exception');
      abortSignal(target, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, delay);
    timer.unref();
    return signal;
  }

  static any(signals) {
    const sources = toSignals(signals);
    const signal = new AbortSignal(kCreate);
    const state = stateOf(signal);
    const aborted = sources.find((source) => refresh(source).aborted);
    if (aborted !== undefined) {
      Object.assign(state, { aborted: true, reason: stateOf(aborted).reason });
      return signal;
    }
    // The sources of a following signal take its place.
    state.sources = new Set(sources.flatMap((source) => [...(stateOf(source).sources ?? [source])]));
    return signal;
  }

  get aborted() {
    check(this);
    return refresh(this).aborted;
  }

  get reason() {
    check(this);
    return refresh(this).reason;
  }

  throwIfAborted() {
    check(this);
    const { aborted, reason } = refresh(this);
    if (aborted) throw reason;
  }

  [kNewListener](count, type, listener, once, capture, passive, weak) {
    super[kNewListener](count, type, listener, once, capture, passive, weak);
    if (type === 'abort' && !stateOf(this).aborted) listen(this, weak);
  }

  [kRemoveListener](count, type, ...rest) {
    super[kRemoveListener](count, type, ...rest);
    if (type === 'abort' && count === 0) stopListening(this);
  }

  [customInspect](depth, options) {
    if (depth < 0) return options.stylize(`[${this.constructor.name}]`, 'special');
    return inspectAs(this, { aborted: this.aborted }, depth, options);
  }
}

function toSignals(signals) {
  if (signals === null || signals === undefined || typeof signals[Symbol.iterator] !== 'function') {
    throw invalid('signals cannot be converted to sequence.');
  }
  const list = [...signals];
  list.forEach((signal, i) => {
    if (stateOf(signal) === undefined) throw invalid(`signals[${i}] is not of type AbortSignal.`);
  });
  return list;
}

function invalid(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

/** The state of a signal, brought up to date if it follows others. */
function refresh(signal) {
  const state = stateOf(signal);
  if (state.aborted || state.sources === undefined) return state;
  for (const source of state.sources) {
    const { aborted, reason } = stateOf(source);
    if (aborted) {
      Object.assign(state, { aborted: true, reason });
      break;
    }
  }
  return state;
}

function dependantsOf(signal) {
  if (signal[kDependantSignals] === undefined) {
    Object.defineProperty(signal, kDependantSignals, { value: new Set(), configurable: true });
  }
  return signal[kDependantSignals];
}

function keepTimeout(signal) {
  if (stateOf(signal).isTimeout) listenedTimeouts.add(signal);
}

function releaseTimeout(signal) {
  const followed = (signal[kDependantSignals]?.size ?? 0) > 0;
  if (!followed && listenersOf(signal, 'abort').length === 0) listenedTimeouts.delete(signal);
}

function listen(signal, weakly) {
  if (!weakly) keepTimeout(signal);
  for (const source of stateOf(signal).sources ?? []) {
    dependantsOf(source).add(signal);
    keepTimeout(source);
  }
}

function stopListening(signal) {
  releaseTimeout(signal);
  for (const source of stateOf(signal).sources ?? []) {
    dependantsOf(source).delete(signal);
    releaseTimeout(source);
  }
}

function runAbort(signal) {
  signal.dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
}

/** Aborts the signal and those that follow it; all of them are aborted before the first event. */
function abortSignal(signal, reason) {
  const state = stateOf(signal);
  if (state.aborted) return;
  Object.assign(state, { aborted: true, reason });
  const following = [];
  for (const dependant of [...(signal[kDependantSignals] ?? [])]) {
    const dependantState = stateOf(dependant);
    if (!dependantState.aborted) {
      Object.assign(dependantState, { aborted: true, reason });
      following.push(dependant);
    }
    // Its other sources need not remember it.
    stopListening(dependant);
  }
  runAbort(signal);
  following.forEach(runAbort);
}

class AbortController {
  #signal;

  get signal() {
    this.#signal ??= new AbortSignal(kCreate);
    return this.#signal;
  }

  abort(reason = abortError()) {
    this.#signal ??= new AbortSignal(kCreate);
    abortSignal(this.#signal, reason);
  }

  [customInspect](depth, options) {
    return inspectAs(this, { signal: this.signal }, depth, options);
  }
}

for (const [type, names] of [
  [AbortSignal, ['aborted', 'reason', 'throwIfAborted']],
  [AbortController, ['signal', 'abort']],
]) {
  for (const name of names) Object.defineProperty(type.prototype, name, { enumerable: true });
  Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
}

for (const name of ['abort', 'timeout', 'any']) Object.defineProperty(AbortSignal, name, { enumerable: true });

// A signal may well have many listeners.
Object.defineProperty(AbortSignal.prototype, kMaxEventTargetListeners, {
  value: 0,
  writable: true,
  configurable: true,
});

defineEventHandler(AbortSignal.prototype, 'abort');

module.exports = { AbortController, AbortSignal, abortSignal, kDependantSignals };
