'use strict';

// BroadcastChannel, among the channels of the one thread that there is. Each has a pair of ports: what is written to the
// outer one comes out of the inner one as an event.

const { codes } = require('internal/errors');
const { EventTarget, defineEventHandler } = require('internal/event-target');
const { MessageChannel, MessageEvent } = require('internal/message-channel');
const { customInspectSymbol } = require('internal/util');

const open = new Set();

class BroadcastChannel extends EventTarget {
  #name;
  #inner;
  #outer;

  constructor(name) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    super();
    this.#name = `${name}`;
    const { port1, port2 } = new MessageChannel();
    this.#inner = port1;
    this.#outer = port2;
    port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
    open.add(this);
  }

  get name() {
    return this.#name;
  }

  postMessage(message) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('message');
    if (!open.has(this)) {
      const { DOMException } = require('internal/dom-exception');
      throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    }
    const others = [...open].filter((each) => each !== this && each.#name === this.#name);
    // What cannot be copied is refused, even where nobody listens.
    if (others.length === 0) require('internal/structured-clone').structuredClone(message);
    for (const each of others) each.#outer.postMessage(message);
  }

  close() {
    if (open.delete(this)) this.#inner.close();
  }

  ref() {
    this.#inner.ref();
    return this;
  }

  unref() {
    this.#inner.unref();
    return this;
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return 'BroadcastChannel';
    const { inspect } = require('util');
    return `BroadcastChannel ${inspect({ name: this.#name, active: open.has(this) }, options)}`;
  }
}
for (const name of ['name', 'close', 'postMessage']) {
  Object.defineProperty(BroadcastChannel.prototype, name, { enumerable: true });
}
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

module.exports = { BroadcastChannel };
