'use strict';

// EventTarget as the DOM standard has it, without a tree: the only target of an event is the one it is dispatched at.

const { stateOf, isEvent } = require('internal/browser/event');
const { expose, requireArguments } = require('internal/browser/webidl');
const tasks = require('internal/browser/tasks');

// Target to its listeners, by type.
const targets = new WeakMap();

// window.event.
let current;

function listenersOf(target) {
  const listeners = targets.get(target ?? globalThis);
  if (listeners === undefined) throw new TypeError('Illegal invocation');
  return listeners;
}

function failure(method) {
  return `Failed to execute '${method}' on 'EventTarget'`;
}

function checkCallback(callback, method) {
  if (callback === null || callback === undefined) return false;
  if (typeof callback === 'function' || typeof callback === 'object') return true;
  throw new TypeError(`${failure(method)}: parameter 2 is not of type 'Object'.`);
}

function captureOf(options) {
  return Boolean(typeof options === 'object' && options !== null ? options.capture : options);
}

function flatten(options) {
  if ((typeof options !== 'object' && typeof options !== 'function') || options === null) {
    return { capture: Boolean(options), once: false, passive: false, signal: undefined };
  }
  const { capture, once, passive, signal } = options;
  if (signal !== undefined && !require('internal/browser/abort').isSignal(signal)) {
    throw new TypeError(`${failure('addEventListener')}: member signal is not of type AbortSignal.`);
  }
  return { capture: Boolean(capture), once: Boolean(once), passive: Boolean(passive), signal };
}

function find(list, callback, capture) {
  return list.findIndex((each) => each.callback === callback && each.capture === capture);
}

function add(listeners, type, callback, options) {
  let list = listeners.get(type);
  if (list === undefined) listeners.set(type, list = []);
  if (find(list, callback, options.capture) >= 0) return undefined;
  const listener = { callback, ...options, removed: false };
  list.push(listener);
  return listener;
}

function remove(listeners, type, listener) {
  const list = listeners.get(type);
  const index = list === undefined ? -1 : list.indexOf(listener);
  if (index < 0) return;
  listener.removed = true;
  if (list.length === 1) listeners.delete(type);
  else list.splice(index, 1);
}

class EventTarget {
  constructor() {
    targets.set(this, new Map());
  }

  addEventListener(type, callback, options = undefined) {
    const listeners = listenersOf(this);
    requireArguments(arguments.length, 2, 'addEventListener', 'EventTarget');
    const wanted = checkCallback(callback, 'addEventListener');
    const name = String(type);
    const flags = flatten(options);
    if (!wanted || flags.signal?.aborted) return;
    const listener = add(listeners, name, callback, flags);
    if (listener !== undefined && flags.signal !== undefined) {
      require('internal/browser/abort').onAbort(flags.signal, () => remove(listeners, name, listener));
    }
  }

  removeEventListener(type, callback, options = undefined) {
    const listeners = listenersOf(this);
    requireArguments(arguments.length, 2, 'removeEventListener', 'EventTarget');
    checkCallback(callback, 'removeEventListener');
    const name = String(type);
    const list = listeners.get(name);
    const index = find(list ?? [], callback, captureOf(options));
    if (index >= 0) remove(listeners, name, list[index]);
  }

  dispatchEvent(event) {
    listenersOf(this);
    requireArguments(arguments.length, 1, 'dispatchEvent', 'EventTarget');
    if (!isEvent(event)) throw new TypeError(`${failure('dispatchEvent')}: parameter 1 is not of type 'Event'.`);
    const state = stateOf(event);
    if (state.dispatched || !state.initialized) {
      const { DOMException } = require('internal/dom-exception');
      throw new DOMException(`${failure('dispatchEvent')}: The event is already being dispatched.`, 'InvalidStateError');
    }
    state.trusted = false;
    return dispatch(this ?? globalThis, event, callGuarded);
  }
}
expose(EventTarget);

// The error of a listener is reported at once; the listeners behind it run.
function callGuarded(run) {
  try {
    run();
  } catch (error) {
    require('internal/browser/errors').report(error);
  }
}

function dispatch(target, event, call) {
  const state = stateOf(event);
  const listeners = listenersOf(target);
  state.dispatched = true;
  state.target = target;
  const list = listeners.get(state.type);
  if (list !== undefined) {
    state.currentTarget = target;
    state.phase = 2;
    const all = [...list];
    for (const capture of [true, false]) {
      for (const listener of all) {
        if (listener.capture === capture) invoke(listeners, listener, event, call);
      }
    }
    state.currentTarget = null;
    state.phase = 0;
  }
  state.dispatched = false;
  state.stopped = false;
  state.stoppedNow = false;
  return !state.canceled;
}

function invoke(listeners, listener, event, call) {
  const state = stateOf(event);
  if (listener.removed || state.stoppedNow || (state.stopped && state.currentTarget === null)) return;
  if (listener.once) remove(listeners, state.type, listener);
  const outer = current;
  current = event;
  state.passive = listener.passive;
  call(() => {
    try {
      callListener(listener.callback, state.currentTarget, event);
    } finally {
      state.passive = false;
      current = outer;
    }
  }, listener.callback);
}

function callListener(callback, target, event) {
  if (typeof callback === 'function') {
    Reflect.apply(callback, target, [event]);
    return;
  }
  const { handleEvent } = callback;
  if (typeof handleEvent !== 'function') {
    throw new TypeError(`${failure('dispatchEvent')}: The callback object has no callable 'handleEvent'.`);
  }
  Reflect.apply(handleEvent, callback, [event]);
}

// Dispatches an event of the browser's own. `checkpoints` says that no script is running: each listener has its
// microtasks then.
function fire(target, event, checkpoints) {
  stateOf(event).trusted = true;
  return dispatch(target, event, checkpoints ? tasks.call : callGuarded);
}

function hasListeners(target, type) {
  return listenersOf(target).has(type);
}

module.exports = {
  EventTarget,
  fire,
  hasListeners,
  // Makes an object a target that was not constructed as one.
  adopt: (object) => targets.set(object, new Map()),
  currentEvent: () => current,
};
