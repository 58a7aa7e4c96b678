'use strict';

// Event as the DOM standard has it. What dispatching needs to know of an event is its state.

const host = binding.load('browser');
const { attribute, dictionary, expose, requireArguments, requireConstructorArguments } = require('internal/browser/webidl');

let stateOf;
let isEvent;

// The same function for every event, as the attribute cannot be forged.
const { get: isTrusted } = Object.getOwnPropertyDescriptor({
  get isTrusted() {
    return stateOf(this).trusted;
  },
}, 'isTrusted');

class Event {
  #state;

  static {
    stateOf = (event) => event.#state;
    isEvent = (value) => typeof value === 'object' && value !== null && #state in value;
  }

  constructor(type, init = undefined) {
    const { name } = new.target;
    requireConstructorArguments(arguments.length, 1, name);
    const { bubbles, cancelable, composed } = dictionary(init, `Failed to construct '${name}'`);
    this.#state = {
      type: String(type),
      bubbles: Boolean(bubbles),
      cancelable: Boolean(cancelable),
      composed: Boolean(composed),
      time: host.now(),
      target: null,
      currentTarget: null,
      phase: 0,
      initialized: true,
      dispatched: false,
      stopped: false,
      stoppedNow: false,
      canceled: false,
      passive: false,
      trusted: false,
    };
    Object.defineProperty(this, 'isTrusted', { get: isTrusted, set: undefined, enumerable: true, configurable: false });
  }

  get cancelBubble() {
    return this.#state.stopped;
  }

  set cancelBubble(value) {
    if (value) this.#state.stopped = true;
  }

  get returnValue() {
    return !this.#state.canceled;
  }

  set returnValue(value) {
    if (!value) this.preventDefault();
  }

  get srcElement() {
    return this.#state.target;
  }

  get defaultPrevented() {
    return this.#state.canceled;
  }

  get timeStamp() {
    return this.#state.time;
  }

  get eventPhase() {
    return this.#state.phase;
  }

  composedPath() {
    return this.#state.currentTarget === null ? [] : [this.#state.currentTarget];
  }

  stopPropagation() {
    this.#state.stopped = true;
  }

  stopImmediatePropagation() {
    this.#state.stopped = true;
    this.#state.stoppedNow = true;
  }

  preventDefault() {
    if (this.#state.cancelable && !this.#state.passive) this.#state.canceled = true;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    requireArguments(arguments.length, 1, 'initEvent', 'Event');
    if (this.#state.dispatched) return;
    Object.assign(this.#state, {
      type: String(type),
      bubbles: Boolean(bubbles),
      cancelable: Boolean(cancelable),
      target: null,
      initialized: true,
      stopped: false,
      stoppedNow: false,
      canceled: false,
      trusted: false,
    });
  }
}

for (const name of ['type', 'target', 'currentTarget', 'bubbles', 'cancelable', 'composed']) {
  attribute(Event.prototype, name, function () {
    return stateOf(this)[name];
  });
}

['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].forEach((name, value) => {
  for (const object of [Event, Event.prototype]) {
    Object.defineProperty(object, name, { value, writable: false, enumerable: true, configurable: false });
  }
});
expose(Event);

module.exports = { Event, stateOf, isEvent };
