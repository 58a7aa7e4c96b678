'use strict';

// The module `events`: the class EventEmitter of the package of that name, with what Node's has and the package has
// not. The functions beside it are loaded when they are first used.

const { visible } = require('internal/define');
const { EventEmitter, kErrorMonitor, kRejection, kCapture } = require('internal/emitter');
const { validateBoolean, validateNumber } = require('internal/validators');

const kMaxEventTargetListeners = Symbol.for('nodejs.events.maxEventTargetListeners');

let defaultMaxListeners = 10;

function functions() {
  return require('internal/events-functions');
}

const statics = {
  addAbortListener(signal, listener) {
    return functions().addAbortListener(signal, listener);
  },
  once(emitter, name, options) {
    return functions().once(emitter, name, options);
  },
  on(emitter, event, options) {
    return functions().on(emitter, event, options);
  },
  getEventListeners(emitter, type) {
    return functions().getEventListeners(emitter, type);
  },
  getMaxListeners(emitter) {
    return functions().getMaxListeners(emitter);
  },
  listenerCount(emitter, type) {
    return functions().listenerCount(emitter, type);
  },
};

for (const [name, fn] of Object.entries(statics)) visible(EventEmitter, name, fn);
visible(EventEmitter, 'EventEmitter', EventEmitter);
visible(EventEmitter, 'usingDomains', false);
visible(EventEmitter, 'captureRejectionSymbol', kRejection);
Object.defineProperties(EventEmitter, {
  captureRejections: {
    get: () => EventEmitter.prototype[kCapture],
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      Object.defineProperty(EventEmitter.prototype, kCapture, {
        value, writable: true, enumerable: false, configurable: true,
      });
    },
    enumerable: true,
    configurable: true,
  },
  EventEmitterAsyncResource: {
    get: () => require('internal/emitter-async-resource').EventEmitterAsyncResource,
    set: undefined,
    enumerable: true,
    configurable: true,
  },
  errorMonitor: { value: kErrorMonitor, writable: false, enumerable: true, configurable: true },
  defaultMaxListeners: {
    get: () => defaultMaxListeners,
    set(value) {
      validateNumber(value, 'defaultMaxListeners', 0);
      defaultMaxListeners = value;
    },
    enumerable: true,
  },
  kMaxEventTargetListeners: { value: kMaxEventTargetListeners, enumerable: false },
});
visible(EventEmitter, 'setMaxListeners', (n = defaultMaxListeners, ...targets) => {
  functions().setMaxListeners(n, targets);
});

module.exports = EventEmitter;
