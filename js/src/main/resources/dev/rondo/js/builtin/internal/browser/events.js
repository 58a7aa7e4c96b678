'use strict';

// The events that carry something.

const { Event } = require('internal/browser/event');
const { dictionary, expose, requireArguments, requireConstructorArguments } = require('internal/browser/webidl');

class CustomEvent extends Event {
  #detail;

  constructor(type, init = undefined) {
    super(...arguments);
    this.#detail = dictionary(init, "Failed to construct 'CustomEvent'").detail ?? null;
  }

  get detail() {
    return this.#detail;
  }

  initCustomEvent(type, bubbles, cancelable, detail = null) {
    requireArguments(arguments.length, 1, 'initCustomEvent', 'CustomEvent');
    this.initEvent(type, bubbles, cancelable);
    this.#detail = detail;
  }
}

class ErrorEvent extends Event {
  #init;

  constructor(type, init = undefined) {
    super(...arguments);
    const given = dictionary(init, "Failed to construct 'ErrorEvent'");
    this.#init = {
      message: String(given.message ?? ''),
      filename: String(given.filename ?? ''),
      lineno: (given.lineno ?? 0) >>> 0,
      colno: (given.colno ?? 0) >>> 0,
      error: given.error,
    };
  }

  get message() {
    return this.#init.message;
  }

  get filename() {
    return this.#init.filename;
  }

  get lineno() {
    return this.#init.lineno;
  }

  get colno() {
    return this.#init.colno;
  }

  get error() {
    return this.#init.error;
  }
}

class PromiseRejectionEvent extends Event {
  #promise;

  #reason;

  constructor(type, init) {
    requireConstructorArguments(arguments.length, 2, 'PromiseRejectionEvent');
    super(type, init);
    const { promise, reason } = dictionary(init, "Failed to construct 'PromiseRejectionEvent'");
    if (promise === undefined) {
      throw new TypeError("Failed to construct 'PromiseRejectionEvent': Failed to read the 'promise' property from " +
        "'PromiseRejectionEventInit': Required member is undefined.");
    }
    this.#promise = promise;
    this.#reason = reason;
  }

  get promise() {
    return this.#promise;
  }

  get reason() {
    return this.#reason;
  }
}

class MessageEvent extends Event {
  #init;

  constructor(type, init = undefined) {
    super(...arguments);
    const given = dictionary(init, "Failed to construct 'MessageEvent'");
    this.#init = {
      data: given.data === undefined ? null : given.data,
      origin: String(given.origin ?? ''),
      lastEventId: String(given.lastEventId ?? ''),
      source: given.source ?? null,
      ports: Object.freeze([...(given.ports ?? [])]),
      userActivation: given.userActivation ?? null,
    };
  }

  get data() {
    return this.#init.data;
  }

  get origin() {
    return this.#init.origin;
  }

  get lastEventId() {
    return this.#init.lastEventId;
  }

  get source() {
    return this.#init.source;
  }

  get ports() {
    return this.#init.ports;
  }

  // Whether the user had touched the sender's page, for those who ask for it: nobody ever does here.
  get userActivation() {
    return this.#init.userActivation;
  }
}

module.exports = { CustomEvent, ErrorEvent, PromiseRejectionEvent, MessageEvent };
Object.values(module.exports).forEach((type) => expose(type));
