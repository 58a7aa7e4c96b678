'use strict';

// MessageChannel and MessagePort. Each message is a task of its own; a port hands none over before it is started.

const { EventTarget, fire } = require('internal/browser/event-target');
const { define } = require('internal/browser/event-handlers');
const { MessageEvent } = require('internal/browser/events');
const { Event } = require('internal/browser/event');
const tasks = require('internal/browser/tasks');
const { serialize } = require('internal/browser/messages');
const { allowed, expose, requireAllowed, requireArguments } = require('internal/browser/webidl');

let stateOf;

class MessagePort extends EventTarget {
  #state = { other: undefined, started: false, detached: false, queue: [] };

  static {
    stateOf = (port) => port.#state;
  }

  constructor(token) {
    requireAllowed(token);
    super();
  }

  postMessage(message, options) {
    requireArguments(arguments.length, 1, 'postMessage', 'MessagePort');
    const content = serialize(message, options, "Failed to execute 'postMessage' on 'MessagePort'", this);
    const { other } = this.#state;
    if (other !== undefined) deliver(other, content);
  }

  start() {
    const state = this.#state;
    if (state.started || state.detached) return;
    state.started = true;
    for (const content of state.queue) queueMessage(this, content);
    state.queue = [];
  }

  close() {
    const { other } = this.#state;
    this.#state.detached = true;
    if (other === undefined) return;
    stateOf(this).other = undefined;
    stateOf(other).other = undefined;
    tasks.queue(() => fire(other, new Event('close'), true), undefined);
  }
}
expose(MessagePort);
define(MessagePort.prototype, 'message', (port) => port.start());
define(MessagePort.prototype, 'messageerror');
define(MessagePort.prototype, 'close');

class MessageChannel {
  #ports = [new MessagePort(allowed), new MessagePort(allowed)];

  constructor() {
    const [one, two] = this.#ports;
    stateOf(one).other = two;
    stateOf(two).other = one;
  }

  get port1() {
    return this.#ports[0];
  }

  get port2() {
    return this.#ports[1];
  }
}
expose(MessageChannel);

function deliver(port, content) {
  const state = stateOf(port);
  if (state.started) queueMessage(port, content);
  else state.queue.push(content);
}

function queueMessage(port, content) {
  tasks.queue(() => {
    if (stateOf(port).detached) return;
    fire(port, new MessageEvent('message', content), true);
  }, undefined);
}

// A port that goes elsewhere is another object there; what waited for it waits there. Answers the object, and what makes
// the move final.
function move(port) {
  const moved = new MessagePort(allowed);
  return [moved, () => {
    const state = stateOf(port);
    Object.assign(stateOf(moved), { other: state.other, queue: state.queue });
    if (state.other !== undefined) stateOf(state.other).other = moved;
    Object.assign(state, { other: undefined, queue: [], detached: true });
  }];
}

module.exports = { MessageChannel, MessagePort, isDetached: (port) => stateOf(port).detached, move };
