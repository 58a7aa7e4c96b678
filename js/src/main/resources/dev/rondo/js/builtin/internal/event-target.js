'use strict';

// EventTarget: listeners in the order in which they were added. One that is added during a dispatch is still called by it.

const { codes } = require('internal/errors');
const { CustomEvent, Event, customInspect, exposeMembers, isEvent, kTrustEvent, steps } = require('internal/event');
const validators = require('internal/validators');

/** An option: an object for as long as which the listener is held. */
const kWeakHandler = Symbol('kWeakHandler');
/** An option: the listener is called even if one before it stopped the event. */
const kResistStopPropagation = Symbol('kResistStopPropagation');
/** An option: the listener is given what was emitted, not an event. */
const kIsNodeStyleListener = Symbol('kIsNodeStyleListener');
/** Methods that a subclass overrides to learn of its listeners: (count, type, listener, ...). */
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
/** A method that a subclass overrides to choose the event for what is emitted: (type, value). */
const kCreateEvent = Symbol('kCreateEvent');
const kMaxEventTargetListeners = Symbol.for('nodejs.events.maxEventTargetListeners');
const kMaxEventTargetListenersWarned = Symbol.for('nodejs.events.maxEventTargetListenersWarned');

// What is held weakly must live as long as the object that was given for it.
const heldBy = new WeakMap();

function reportError(error) {
  require('process').nextTick(() => {
    throw error;
  });
}

function catchRejection(result) {
  const { then } = result;
  if (typeof then === 'function') Reflect.apply(then, result, [undefined, reportError]);
}

function callbackOf(listener) {
  if (typeof listener === 'function') return listener;
  return async (...args) => {
    if (listener.handleEvent) await Reflect.apply(listener.handleEvent, listener, args);
  };
}

/** A link of the list of the listeners for one type. */
class Link {
  constructor(previous, listener, options) {
    this.next = undefined;
    this.previous = previous;
    if (previous !== undefined) previous.next = this;
    this.removed = false;
    this.once = Boolean(options.once);
    this.capture = Boolean(options.capture);
    this.passive = Boolean(options.passive);
    this.resistsStop = options[kResistStopPropagation] === true;
    this.nodeStyle = Boolean(options[kIsNodeStyleListener]);
    const holder = options[kWeakHandler];
    this.weak = holder !== undefined && holder !== null && holder !== false;
    this.hold(listener, holder);
  }

  hold(listener, holder) {
    if (!this.weak) {
      this.listener = listener;
      this.callback = callbackOf(listener);
      return;
    }
    this.reference = new WeakRef(listener);
    const held = heldBy.get(holder);
    if (held === undefined) heldBy.set(holder, new Set([listener]));
    else held.add(listener);
  }

  currentListener() {
    return this.weak ? this.reference.deref() : this.listener;
  }

  currentCallback() {
    if (!this.weak) return this.callback;
    const listener = this.reference.deref();
    return listener === undefined ? undefined : callbackOf(listener);
  }

  same(listener, capture) {
    return this.capture === capture && this.currentListener() === listener;
  }

  /** The link keeps its `next`, so that a dispatch that stands on it finds on. */
  unlink() {
    if (this.previous !== undefined) this.previous.next = this.next;
    if (this.next !== undefined) this.next.previous = this.previous;
    this.removed = true;
  }
}

function readOptions(options) {
  if (typeof options === 'boolean') return { capture: options };
  if (options === null || options === undefined) return {};
  validators.validateObject(options, 'options', validators.kValidateObjectAllowObjects);
  // Each is read once, whether it matters or not: programs find out by this what is supported.
  return {
    once: options.once,
    capture: options.capture,
    passive: options.passive,
    signal: options.signal,
    [kWeakHandler]: options[kWeakHandler],
    [kResistStopPropagation]: options[kResistStopPropagation],
    [kIsNodeStyleListener]: options[kIsNodeStyleListener],
  };
}

function isListener(listener) {
  if (typeof listener === 'function' || (typeof listener === 'object' && listener !== null)) return true;
  if (listener === undefined || listener === null) return false;
  throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function warnOfNoListener(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  require('process').emitWarning(warning);
}

let eventsOf;

function isEventTarget(value) {
  return value !== null && typeof value === 'object' && eventsOf(value) !== undefined;
}

function check(value) {
  if (!isEventTarget(value)) throw new codes.ERR_INVALID_THIS('EventTarget');
}

class EventTarget {
  #events = new Map();

  static {
    eventsOf = (target) => (#events in target ? target.#events : undefined);
  }

  addEventListener(type, listener, options = undefined) {
    check(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    const all = readOptions(options);
    const { signal } = all;
    validators.validateAbortSignal(signal, 'options.signal');
    if (!isListener(listener)) {
      warnOfNoListener(this, type, listener);
      return;
    }
    const name = `${type}`;
    if (signal !== undefined) {
      if (signal.aborted) return;
      signal.addEventListener('abort', () => this.removeEventListener(name, listener, options), {
        once: true,
        [kWeakHandler]: this,
        [kResistStopPropagation]: true,
      });
    }
    append(this, name, listener, all);
  }

  removeEventListener(type, listener, options = undefined) {
    check(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    if (!isListener(listener)) return;
    const name = `${type}`;
    const capture = options?.capture === undefined ? options === true : options.capture === true;
    const list = this.#events.get(name);
    for (let link = list?.first.next; link !== undefined; link = link.next) {
      if (link.same(listener, capture)) {
        removeLink(this, name, list, link);
        return;
      }
    }
  }

  dispatchEvent(event) {
    check(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('event');
    if (!isEvent(event)) throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (steps.isDispatching(event)) throw new codes.ERR_EVENT_RECURSION(event.type);
    dispatch(this, event.type, () => event, event);
    return event.defaultPrevented !== true;
  }

  [kNewListener](count, type) {
    if (count === 1) return;
    const max = this[kMaxEventTargetListeners];
    if (max <= 0 || count <= max || this[kMaxEventTargetListenersWarned]) return;
    const alive = listenersOf(this, type).length;
    if (alive <= max) return;
    this[kMaxEventTargetListenersWarned] = true;
    const { inspect } = require('internal/inspect');
    const warning = new Error(
      `Possible EventTarget memory leak detected. ${alive} ${type} listeners added to ` +
        `${inspect(this, { depth: -1 })}. MaxListeners is ${max}. Use events.setMaxListeners() to increase limit`,
    );
    warning.name = 'MaxListenersExceededWarning';
    Object.assign(warning, { target: this, type, count: alive });
    require('process').emitWarning(warning);
  }

  [kRemoveListener]() {}

  [kCreateEvent](type, value) {
    return new CustomEvent(type, { detail: value });
  }

  [customInspect](depth, options) {
    const { name } = this.constructor;
    if (depth < 0) return name;
    const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
    return `${name} ${require('internal/inspect').inspect({}, inner)}`;
  }
}

exposeMembers(EventTarget, 'EventTarget');

/** An own value is made by assigning; until then the limit of all targets holds. */
Object.defineProperty(EventTarget.prototype, kMaxEventTargetListeners, {
  get: () => require('events').defaultMaxListeners,
  set(value) {
    Object.defineProperty(this, kMaxEventTargetListeners, { value, writable: true, configurable: true });
  },
  configurable: true,
});

function append(target, type, listener, options) {
  const events = eventsOf(target);
  let list = events.get(type);
  if (list === undefined) {
    list = { size: 0, first: { next: undefined } };
    events.set(type, list);
  }
  const capture = Boolean(options.capture);
  let last = list.first;
  while (last.next !== undefined) {
    last = last.next;
    if (last.same(listener, capture)) return;
  }
  const link = new Link(last, listener, options);
  list.size++;
  target[kNewListener](list.size, type, listener, link.once, capture, link.passive, link.weak);
}

function removeLink(target, type, list, link) {
  link.unlink();
  list.size--;
  const events = eventsOf(target);
  if (list.size === 0 && events.get(type) === list && list.first.next === undefined) events.delete(type);
  target[kRemoveListener](list.size, type, link.currentListener(), link.capture);
}

/** Calls the listeners; `eventFor` makes the event when one wants it, others are given `value`. */
function dispatch(target, type, eventFor, value) {
  const list = eventsOf(target).get(type);
  let event = isEvent(value) ? value : undefined;
  if (event !== undefined) steps.begin(event, target);
  for (let link = list?.first.next, next; link !== undefined; link = next) {
    // What is next is settled before the call, which may unlink it or append to it.
    next = link.next;
    if (link.removed || (event !== undefined && steps.isStopped(event) && !link.resistsStop)) continue;
    if (link.once) removeLink(target, type, list, link);
    if (!link.nodeStyle && event === undefined) {
      event = eventFor();
      steps.begin(event, target);
    }
    callListener(target, link, link.nodeStyle ? value : event, event);
  }
  if (event !== undefined) steps.end(event);
}

function callListener(target, link, argument, event) {
  const callback = link.currentCallback();
  if (callback === undefined) return;
  if (link.passive && event !== undefined) steps.setInPassiveListener(event, true);
  try {
    const result = Reflect.apply(callback, target, [argument]);
    // As in Node, only the first listener sees the event in dispatch.
    if (!link.nodeStyle) steps.end(event);
    if (result !== undefined && result !== null) catchRejection(result);
  } catch (error) {
    reportError(error);
  } finally {
    if (link.passive && event !== undefined) steps.setInPassiveListener(event, false);
  }
}

function listenersOf(target, type) {
  const listeners = [];
  for (let link = eventsOf(target).get(type)?.first.next; link !== undefined; link = link.next) {
    const listener = link.currentListener();
    if (listener !== undefined) listeners.push(listener);
  }
  return listeners;
}

const handlers = new WeakMap();

function handlersOf(target) {
  let map = handlers.get(target);
  if (map === undefined) {
    map = new Map();
    handlers.set(target, map);
  }
  return map;
}

/** A listener that calls the handler of the moment, so that a new one takes the place of the old. */
function wrapHandler(handler) {
  function wrapped(...args) {
    return typeof wrapped.handler === 'function' ? Reflect.apply(wrapped.handler, this, args) : undefined;
  }
  wrapped.handler = handler;
  return wrapped;
}

function isHandler(value) {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

function setHandler(target, type, value) {
  const map = handlersOf(target);
  const wrapped = map.get(type);
  if (wrapped === undefined) {
    if (!isHandler(value)) return;
    const created = wrapHandler(value);
    map.set(type, created);
    target.addEventListener(type, created);
    return;
  }
  const before = typeof wrapped.handler === 'function';
  const after = typeof value === 'function';
  wrapped.handler = isHandler(value) ? value : null;
  const list = eventsOf(target).get(type);
  if (list === undefined || before === after) return;
  list.size += after ? 1 : -1;
  if (after) target[kNewListener](list.size, type, value, false, false, false, false);
  else target[kRemoveListener](list.size, type, wrapped, false);
}

/** Defines the accessor `on<name>` of an event handler on a target or on a prototype of targets. */
function defineEventHandler(target, name, event = name) {
  const property = `on${name}`;
  Object.defineProperty(target, property, {
    get: {
      [`get ${property}`]() {
        return handlers.get(this)?.get(event)?.handler ?? null;
      },
    }[`get ${property}`],
    set: {
      [`set ${property}`](value) {
        check(this);
        setHandler(this, event, value);
      },
    }[`set ${property}`],
    enumerable: true,
    configurable: true,
  });
}

module.exports = {
  CustomEvent,
  Event,
  EventTarget,
  defineEventHandler,
  dispatch,
  eventsOf,
  isEvent,
  isEventTarget,
  kCreateEvent,
  kIsNodeStyleListener,
  kMaxEventTargetListeners,
  kMaxEventTargetListenersWarned,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrustEvent,
  kWeakHandler,
  listenersOf,
  get NodeEventTarget() {
    return require('internal/node-event-target').NodeEventTarget;
  },
};
