'use strict';

// The global object of a page.

const host = binding.load('browser');
const { visible, lazy, hidden } = require('internal/define');
const eventTarget = require('internal/browser/event-target');
const { requireArguments, requireFunction } = require('internal/browser/webidl');

const HANDLERS = ['error', 'unhandledrejection', 'rejectionhandled', 'message', 'messageerror', 'load'];

// Global interfaces, by the module that has them.
const INTERFACES = {
  'internal/browser/event': ['Event'],
  'internal/browser/events': ['CustomEvent', 'ErrorEvent', 'PromiseRejectionEvent', 'MessageEvent'],
  'internal/browser/abort': ['AbortController', 'AbortSignal'],
  'internal/browser/idle': ['IdleDeadline'],
  'internal/browser/message-port': ['MessageChannel', 'MessagePort'],
  'internal/browser/broadcast-channel': ['BroadcastChannel'],
  'internal/browser/blob': ['Blob', 'File'],
  'internal/dom-exception': ['DOMException'],
  'internal/encoding': ['TextEncoder', 'TextDecoder'],
  'internal/url': ['URL', 'URLSearchParams'],
  'internal/performance': ['Performance'],
};

const NEW_INTERFACES = {
  'internal/browser/scheduler': ['Scheduler'],
  'internal/browser/task-signal': ['TaskController', 'TaskSignal', 'TaskPriorityChangeEvent'],
};

// Global functions and objects, by the module that has them.
const MEMBERS = {
  'internal/browser/timers': ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'],
  'internal/browser/frames': ['requestAnimationFrame', 'cancelAnimationFrame'],
  'internal/browser/idle': ['requestIdleCallback', 'cancelIdleCallback'],
  'internal/browser/window-messages': ['postMessage'],
  'internal/browser/page': ['location', 'navigator'],
  'internal/base64': ['atob', 'btoa'],
  'internal/performance': ['performance'],
};

const NEW_MEMBERS = {
  'internal/browser/errors': ['reportError'],
  'internal/browser/scheduler': ['scheduler'],
  'internal/browser/cloning': ['structuredClone'],
};

// The program's own file.
const page = { file: '' };

class Window extends eventTarget.EventTarget {
  constructor() {
    throw new TypeError('Illegal constructor');
  }
}
Object.defineProperty(Window.prototype, Symbol.toStringTag, {
  value: 'Window', writable: false, enumerable: false, configurable: true,
});

function queueMicrotask(callback) {
  requireArguments(arguments.length, 1, 'queueMicrotask', 'Window');
  requireFunction(callback, 'queueMicrotask', 'Window');
  binding.queueMicrotask(callback, callback);
}

// A handler is looked up by script long before one is set, so the module that keeps handlers comes with the first.
function defineHandler(target, type) {
  const define = () => require('internal/browser/event-handlers').define(target, type);
  Object.defineProperty(target, `on${type}`, {
    get: () => null,
    set(value) {
      define();
      target[`on${type}`] = value;
    },
    enumerable: true,
    configurable: true,
  });
}

function lazyAll(target, modules, enumerable) {
  for (const [id, names] of Object.entries(modules)) {
    for (const name of names) lazy(target, name, () => require(id)[name], enumerable);
  }
}

function installEvents(target) {
  eventTarget.adopt(target);
  Object.setPrototypeOf(target, Window.prototype);
  delete target[Symbol.toStringTag];
  hidden(target, 'Window', Window);
  hidden(target, 'EventTarget', eventTarget.EventTarget);
  for (const type of HANDLERS) defineHandler(target, type);
  Object.defineProperty(target, 'event', {
    get: () => eventTarget.currentEvent(),
    set: (value) => visible(target, 'event', value),
    enumerable: true,
    configurable: true,
  });
}

function install(target) {
  installEvents(target);
  Object.defineProperty(target, 'window', { get: () => target, enumerable: true, configurable: false });
  for (const name of ['self', 'frames', 'parent']) visible(target, name, target);
  lazyAll(target, INTERFACES, false);
  lazyAll(target, MEMBERS, true);
  if (!host.isChrome72) {
    lazyAll(target, NEW_INTERFACES, false);
    lazyAll(target, NEW_MEMBERS, true);
  }
  visible(target, 'queueMicrotask', queueMicrotask);
  visible(target, 'isSecureContext', true);
  visible(target, 'crossOriginIsolated', false);
  lazy(target, 'console', () => require('internal/browser/console').console);
}

module.exports = { install, page };
