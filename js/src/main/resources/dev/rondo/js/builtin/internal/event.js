'use strict';

// Event and CustomEvent. An event knows of one target only: there is no tree here through which it would travel.

const { codes } = require('internal/errors');
const { kValidateObjectAllowObjects, validateObject } = require('internal/validators');

const kTrustEvent = Symbol('kTrustEvent');
const customInspect = Symbol.for('nodejs.util.inspect.custom');

function now() {
  return binding.process.uptime() / 1e6;
}

let stateOf;

function isEvent(value) {
  return value !== null && typeof value === 'object' && stateOf(value) !== undefined;
}

function check(value) {
  const state = value !== null && typeof value === 'object' ? stateOf(value) : undefined;
  if (state === undefined) throw new codes.ERR_INVALID_THIS('Event');
  return state;
}

/** The steps of a dispatch that change or ask the event. */
const steps = {
  begin(event, target) {
    const state = stateOf(event);
    state.target = target;
    state.dispatching = true;
  },
  end(event) {
    stateOf(event).dispatching = false;
  },
  isDispatching: (event) => stateOf(event).dispatching,
  isStopped: (event) => stateOf(event).stopped,
  setInPassiveListener(event, passive) {
    stateOf(event).inPassiveListener = passive;
  },
};

class Event {
  // One field for all: each field of an object costs when it is made.
  #state;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    const given = options !== undefined && options !== null;
    if (given) validateObject(options, 'options', kValidateObjectAllowObjects);
    this.#state = {
      bubbles: given && Boolean(options.bubbles),
      cancelable: given && Boolean(options.cancelable),
      composed: given && Boolean(options.composed),
      trusted: given && Boolean(options[kTrustEvent]),
      type: `${type}`,
      target: null,
      dispatching: false,
      inPassiveListener: false,
      stopped: false,
      propagationStopped: false,
      prevented: false,
      timeStamp: now(),
    };
  }

  static {
    stateOf = (value) => (#state in value ? value.#state : undefined);
  }

  initEvent(type, bubbles = false, cancelable = false) {
    const state = check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (state.dispatching) return;
    state.type = `${type}`;
    state.bubbles = Boolean(bubbles);
    state.cancelable = Boolean(cancelable);
  }

  stopImmediatePropagation() {
    const state = check(this);
    // Listeners of the same target are all that is left to be stopped.
    state.propagationStopped = true;
    state.stopped = true;
  }

  preventDefault() {
    const state = check(this);
    if (!state.inPassiveListener) state.prevented = true;
  }

  get target() {
    return check(this).target;
  }

  get currentTarget() {
    const state = check(this);
    return state.dispatching ? state.target : null;
  }

  get srcElement() {
    return check(this).target;
  }

  get type() {
    return check(this).type;
  }

  get cancelable() {
    return check(this).cancelable;
  }

  get defaultPrevented() {
    const state = check(this);
    return state.cancelable && state.prevented;
  }

  get timeStamp() {
    return check(this).timeStamp;
  }

  composedPath() {
    const state = check(this);
    return state.dispatching ? [state.target] : [];
  }

  get returnValue() {
    const state = check(this);
    return !state.cancelable || !state.prevented;
  }

  get bubbles() {
    return check(this).bubbles;
  }

  get composed() {
    return check(this).composed;
  }

  get eventPhase() {
    const state = check(this);
    return state.dispatching ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    return check(this).propagationStopped;
  }

  set cancelBubble(value) {
    const state = check(this);
    if (value) state.propagationStopped = true;
  }

  stopPropagation() {
    check(this).propagationStopped = true;
  }

  get isTrusted() {
    return check(this).trusted;
  }

  [customInspect](depth, options) {
    check(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
    const { type, defaultPrevented, cancelable, timeStamp } = this;
    const shown = require('internal/inspect').inspect({ type, defaultPrevented, cancelable, timeStamp }, inner);
    return `${name} ${shown}`;
  }
}

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (!isEvent(this) || !(#detail in this)) throw new codes.ERR_INVALID_THIS('CustomEvent');
    return this.#detail;
  }
}

function exposeMembers(type, tag) {
  for (const name of Object.getOwnPropertyNames(type.prototype)) {
    if (name !== 'constructor') Object.defineProperty(type.prototype, name, { enumerable: true });
  }
  Object.defineProperty(type.prototype, Symbol.toStringTag, { value: tag, configurable: true });
}

exposeMembers(Event, 'Event');
exposeMembers(CustomEvent, 'CustomEvent');

for (const [name, value] of Object.entries({ NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 })) {
  Object.defineProperty(Event, name, { value, enumerable: true });
}

module.exports = { CustomEvent, Event, customInspect, exposeMembers, isEvent, kTrustEvent, steps };
