'use strict';

// Event and CustomEvent. An event knows of one target only: there is no tree here through which it would travel.

const { codes } = require('internal/errors');
const { kValidateObjectAllowObjects, validateObject } = require('internal/validators');

const kTrustEvent = Symbol('kTrustEvent');
const customInspect = Symbol.for('nodejs.util.inspect.custom');

function now() {
  return binding.process.uptime() / 1e6;
}

let isEvent;

/** The steps of a dispatch that change or ask the event. */
let steps;

function check(value) {
  if (!isEvent(value)) throw new codes.ERR_INVALID_THIS('Event');
}

class Event {
  #type;
  #target = null;
  #dispatching = false;
  #inPassiveListener = false;
  #stopped = false;
  #propagationStopped = false;
  #cancelable;
  #bubbles;
  #composed;
  #trusted;
  #prevented = false;
  #timeStamp = now();

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (options !== undefined && options !== null) validateObject(options, 'options', kValidateObjectAllowObjects);
    this.#bubbles = Boolean(options?.bubbles);
    this.#cancelable = Boolean(options?.cancelable);
    this.#composed = Boolean(options?.composed);
    this.#trusted = Boolean(options?.[kTrustEvent]);
    this.#type = `${type}`;
  }

  static {
    isEvent = (value) => value !== null && typeof value === 'object' && #type in value;
    steps = {
      begin(event, target) {
        event.#target = target;
        event.#dispatching = true;
      },
      end(event) {
        event.#dispatching = false;
      },
      isDispatching: (event) => event.#dispatching,
      isStopped: (event) => event.#stopped,
      setInPassiveListener(event, passive) {
        event.#inPassiveListener = passive;
      },
    };
  }

  initEvent(type, bubbles = false, cancelable = false) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (this.#dispatching) return;
    this.#type = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }

  stopImmediatePropagation() {
    check(this);
    // Listeners of the same target are all that is left to be stopped.
    this.#propagationStopped = true;
    this.#stopped = true;
  }

  preventDefault() {
    check(this);
    if (!this.#inPassiveListener) this.#prevented = true;
  }

  get target() {
    check(this);
    return this.#target;
  }

  get currentTarget() {
    check(this);
    return this.#dispatching ? this.#target : null;
  }

  get srcElement() {
    check(this);
    return this.#target;
  }

  get type() {
    check(this);
    return this.#type;
  }

  get cancelable() {
    check(this);
    return this.#cancelable;
  }

  get defaultPrevented() {
    check(this);
    return this.#cancelable && this.#prevented;
  }

  get timeStamp() {
    check(this);
    return this.#timeStamp;
  }

  composedPath() {
    check(this);
    return this.#dispatching ? [this.#target] : [];
  }

  get returnValue() {
    check(this);
    return !this.#cancelable || !this.#prevented;
  }

  get bubbles() {
    check(this);
    return this.#bubbles;
  }

  get composed() {
    check(this);
    return this.#composed;
  }

  get eventPhase() {
    check(this);
    return this.#dispatching ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    check(this);
    return this.#propagationStopped;
  }

  set cancelBubble(value) {
    check(this);
    if (value) this.#propagationStopped = true;
  }

  stopPropagation() {
    check(this);
    this.#propagationStopped = true;
  }

  get isTrusted() {
    check(this);
    return this.#trusted;
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
