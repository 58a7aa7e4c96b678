'use strict';

// The class EventEmitter. What the package `events` does as Node does is taken from there; arguments are checked
// first, with Node's errors.

const Package = require('npm:events/events.js');
const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateNumber } = require('internal/validators');

const kCapture = Symbol('kCapture');
const kShapeMode = Symbol('shapeMode');
const kErrorMonitor = Symbol('events.errorMonitor');
const kRejection = Symbol.for('nodejs.rejection');
const kEmittedAt = Symbol('kEnhanceStackBeforeInspector');

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
Object.defineProperty(EventEmitter.prototype, kCapture, {
  value: false, writable: true, enumerable: false, configurable: true,
});

EventEmitter.init = function (options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null);
    this._eventsCount = 0;
    this[kShapeMode] = false;
  } else {
    this[kShapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(options.captureRejections);
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};

function maxListeners(emitter) {
  return emitter._maxListeners === undefined ? EventEmitter.defaultMaxListeners : emitter._maxListeners;
}

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListeners(this);
};

EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[kErrorMonitor] !== undefined) this.emit(kErrorMonitor, ...args);
    if (events === undefined || events.error === undefined) throw unhandled(this, args[0]);
  }
  const handler = events?.[type];
  if (handler === undefined) return false;
  if (typeof handler === 'function') {
    call(this, handler, type, args);
  } else {
    for (const each of handler.slice()) call(this, each, type, args);
  }
  return true;
};

function call(emitter, handler, type, args) {
  const result = Reflect.apply(handler, emitter, args);
  if (result !== undefined && result !== null && emitter[kCapture]) catchRejection(emitter, result, type, args);
}

// With captureRejections, a listener that answers a promise reports its rejection as an error.
function catchRejection(emitter, promise, type, args) {
  try {
    const { then } = promise;
    if (typeof then !== 'function') return;
    Reflect.apply(then, promise, [undefined, (error) => {
      require('process').nextTick(emitRejection, emitter, error, type, args);
    }]);
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitRejection(emitter, error, type, args) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...args);
    return;
  }
  const before = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = before;
  }
}

// What is thrown where nobody listens for an error.
function unhandled(emitter, error) {
  if (error instanceof Error) {
    markEmitted(emitter, error);
    return error;
  }
  let shown;
  try {
    shown = require('util').inspect(error);
  } catch {
    shown = error;
  }
  const wrapper = new codes.ERR_UNHANDLED_ERROR(shown);
  wrapper.context = error;
  return wrapper;
}

// An error that ends the program is shown with where it was emitted, too.
function markEmitted(emitter, error) {
  const here = {};
  Error.captureStackTrace(here, EventEmitter.prototype.emit);
  try {
    Object.defineProperty(error, kEmittedAt, {
      value: () => emittedAt(emitter, error, here.stack),
      enumerable: false,
      configurable: true,
    });
  } catch {
    // A frozen error stays as it is.
  }
}

function emittedAt(emitter, error, stack) {
  const name = emitter.constructor?.name;
  const where = name && name !== 'EventEmitter' ? ` on ${name} instance` : '';
  const frames = stack.split('\n').slice(1);
  const own = String(error.stack).split('\n').slice(1);
  while (frames.length > 1 && own.length > 0 && frames.at(-1) === own.at(-1) && frames.at(-2) === own.at(-2)) {
    frames.pop();
    own.pop();
  }
  return `${error.stack}\nEmitted 'error' event${where} at:\n${frames.join('\n')}`;
}

function addListener(emitter, type, listener, first) {
  validateFunction(listener, 'listener');
  let events = emitter._events;
  if (events === undefined) {
    events = emitter._events = Object.create(null);
    emitter._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
    events = emitter._events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++emitter._eventsCount;
    return emitter;
  }
  if (typeof existing === 'function') events[type] = first ? [listener, existing] : [existing, listener];
  else if (first) existing.unshift(listener);
  else existing.push(listener);
  const most = maxListeners(emitter);
  if (most > 0 && events[type].length > most && !events[type].warned) warnOfLeak(emitter, type, events[type], most);
  return emitter;
}

function warnOfLeak(emitter, type, listeners, most) {
  const { inspect } = require('util');
  listeners.warned = true;
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${listeners.length} ${String(type)} listeners added to ` +
    `${inspect(emitter, { depth: -1 })}. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`,
  );
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = emitter;
  warning.type = type;
  warning.count = listeners.length;
  require('process').emitWarning(warning);
}

function onceWrapper(emitter, type, listener) {
  let fired = false;
  function wrapper(...args) {
    if (fired) return undefined;
    emitter.removeListener(type, wrapper);
    fired = true;
    return Reflect.apply(listener, emitter, args);
  }
  wrapper.listener = listener;
  return wrapper;
}

// Named after the methods, as stack traces and inspect() show them.
const methods = {
  addListener(type, listener) {
    return addListener(this, type, listener, false);
  },
  prependListener(type, listener) {
    return addListener(this, type, listener, true);
  },
  once(type, listener) {
    validateFunction(listener, 'listener');
    this.on(type, onceWrapper(this, type, listener));
    return this;
  },
  prependOnceListener(type, listener) {
    validateFunction(listener, 'listener');
    this.prependListener(type, onceWrapper(this, type, listener));
    return this;
  },
  removeListener(type, listener) {
    validateFunction(listener, 'listener');
    return Reflect.apply(Package.prototype.removeListener, this, [type, listener]);
  },
  // The package forgets those whose names are symbols.
  removeAllListeners(...types) {
    const events = this._events;
    if (types.length === 0 && events?.removeListener !== undefined) {
      for (const key of Reflect.ownKeys(events)) if (key !== 'removeListener') this.removeAllListeners(key);
    }
    return Reflect.apply(Package.prototype.removeAllListeners, this, types);
  },
};

const { prototype } = EventEmitter;
prototype.addListener = methods.addListener;
prototype.on = methods.addListener;
prototype.prependListener = methods.prependListener;
prototype.once = methods.once;
prototype.prependOnceListener = methods.prependOnceListener;
prototype.removeListener = methods.removeListener;
prototype.off = methods.removeListener;
prototype.removeAllListeners = methods.removeAllListeners;
prototype.listeners = Package.prototype.listeners;
prototype.rawListeners = Package.prototype.rawListeners;

EventEmitter.prototype.listenerCount = function listenerCount(type, listener) {
  const handler = this._events?.[type];
  if (handler === undefined) return 0;
  if (listener == null) return typeof handler === 'function' ? 1 : handler.length;
  const all = typeof handler === 'function' ? [handler] : handler;
  return all.filter((each) => each === listener || each.listener === listener).length;
};

EventEmitter.prototype.eventNames = Package.prototype.eventNames;

module.exports = { EventEmitter, kCapture, kErrorMonitor, kRejection, kEmittedAt };
