'use strict';

// BroadcastChannel, among the channels of the one page that there is.

const { EventTarget, fire } = require('internal/browser/event-target');
const { define } = require('internal/browser/event-handlers');
const { MessageEvent } = require('internal/browser/events');
const { serialize } = require('internal/browser/messages');
const { expose, requireArguments, requireConstructorArguments } = require('internal/browser/webidl');
const tasks = require('internal/browser/tasks');

const open = new Set();

class BroadcastChannel extends EventTarget {
  #name;

  constructor(name) {
    requireConstructorArguments(arguments.length, 1, 'BroadcastChannel');
    super();
    this.#name = String(name);
    open.add(this);
  }

  get name() {
    return this.#name;
  }

  postMessage(message) {
    requireArguments(arguments.length, 1, 'postMessage', 'BroadcastChannel');
    const failure = "Failed to execute 'postMessage' on 'BroadcastChannel'";
    if (!open.has(this)) {
      const { DOMException } = require('internal/dom-exception');
      throw new DOMException(`${failure}: Channel is closed`, 'InvalidStateError');
    }
    for (const channel of open) {
      if (channel !== this && channel.#name === this.#name) channel.#deliver(serialize(message, undefined, failure));
    }
  }

  #deliver(content) {
    tasks.queue(() => {
      if (!open.has(this)) return;
      fire(this, new MessageEvent('message', { ...content, origin: 'file://' }), true);
    }, undefined);
  }

  close() {
    open.delete(this);
  }
}
expose(BroadcastChannel);
define(BroadcastChannel.prototype, 'message');
define(BroadcastChannel.prototype, 'messageerror');

module.exports = { BroadcastChannel };
