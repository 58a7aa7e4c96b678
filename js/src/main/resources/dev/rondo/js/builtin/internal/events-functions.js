'use strict';

// The functions beside EventEmitter in the module `events`: for emitters and for event targets.

const EventEmitter = require('events');
const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateFunction, validateNumber, validateObject } = require('internal/validators');

function targets() {
  return require('internal/event-target');
}

function isEventTarget(value) {
  return targets().isEventTarget(value);
}

// Listeners of Node's own are called even where a listener before them stops the event.
function listenerOptions(once) {
  return { __proto__: null, once, [targets().kResistStopPropagation]: true };
}

function add(emitter, name, listener, once) {
  if (typeof emitter.on === 'function') {
    if (once) emitter.once(name, listener);
    else emitter.on(name, listener);
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(name, listener, listenerOptions(once));
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function remove(emitter, name, listener) {
  if (typeof emitter.removeListener === 'function') emitter.removeListener(name, listener);
  else if (typeof emitter.removeEventListener === 'function') emitter.removeEventListener(name, listener);
  else throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
}

function checkedSignal(options) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  return signal;
}

async function once(emitter, name, options = {}) {
  const signal = checkedSignal(options);
  return new Promise((resolve, reject) => {
    const onError = (error) => {
      if (typeof emitter.removeListener === 'function') emitter.removeListener(name, onEvent);
      if (signal !== undefined) remove(signal, 'abort', onAbort);
      reject(error);
    };
    const onEvent = (...args) => {
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      if (signal !== undefined) remove(signal, 'abort', onAbort);
      resolve(args);
    };
    function onAbort() {
      remove(emitter, name, onEvent);
      remove(emitter, 'error', onError);
      reject(new AbortError(undefined, { cause: signal?.reason }));
    }
    add(emitter, name, onEvent, true);
    if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
    if (signal !== undefined) add(signal, 'abort', onAbort, true);
  });
}

function addAbortListener(signal, listener) {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let stop;
  if (signal.aborted) {
    queueMicrotask(() => listener());
  } else {
    signal.addEventListener('abort', listener, listenerOptions(true));
    stop = () => signal.removeEventListener('abort', listener);
  }
  return {
    __proto__: null,
    [Symbol.dispose]() {
      stop?.();
    },
  };
}

function getEventListeners(emitter, type) {
  if (typeof emitter?.listeners === 'function') return emitter.listeners(type);
  if (isEventTarget(emitter)) return targets().listenersOf(emitter, type);
  throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitter);
}

function getMaxListeners(emitter) {
  if (typeof emitter?.getMaxListeners === 'function') return emitter.getMaxListeners();
  if (isEventTarget(emitter)) return emitter[targets().kMaxEventTargetListeners];
  throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitter);
}

function setMaxListeners(n, emitters) {
  validateNumber(n, 'setMaxListeners', 0);
  if (emitters.length === 0) {
    EventEmitter.defaultMaxListeners = n;
    return;
  }
  for (const emitter of emitters) {
    if (isEventTarget(emitter)) {
      emitter[targets().kMaxEventTargetListeners] = n;
      emitter[targets().kMaxEventTargetListenersWarned] = false;
    } else if (typeof emitter?.setMaxListeners === 'function') {
      emitter.setMaxListeners(n);
    } else {
      throw new codes.ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], emitter);
    }
  }
}

function listenerCount(emitter, type) {
  if (typeof emitter?.listenerCount === 'function') return emitter.listenerCount(type);
  if (isEventTarget(emitter)) return targets().listenersOf(emitter, type).length;
  throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitter);
}

module.exports = {
  add,
  addAbortListener,
  checkedSignal,
  getEventListeners,
  getMaxListeners,
  listenerCount,
  get on() {
    return require('internal/events-on').on;
  },
  once,
  remove,
  setMaxListeners,
};
