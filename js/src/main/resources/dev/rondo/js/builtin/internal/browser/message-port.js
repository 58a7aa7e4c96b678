'use strict';

// MessageChannel and MessagePort, whose order is that of Chromium's pipes. A message wakes a port that sleeps by a task.
// That hands over one message; behind it the port queues a task for each one that waits by then. In Chrome 72 the one task
// hands over all. A port hands none over before it is started.

const { EventTarget, fire } = require('internal/browser/event-target');
const { define } = require('internal/browser/event-handlers');
const { MessageEvent } = require('internal/browser/events');
const { Event } = require('internal/browser/event');
const tasks = require('internal/browser/tasks');
const { serialize } = require('internal/browser/messages');
const { allowed, expose, requireAllowed, requireArguments } = require('internal/browser/webidl');

const host = binding.load('browser');

let stateOf;

class MessagePort extends EventTarget {
  #state = { other: undefined, started: false, detached: false, queue: [], tasks: 0, awake: false };

  static {
    stateOf = (port) => port.#state;
  }

  constructor(token) {
    requireAllowed(token);
    super();
  }

  postMessage(message, options = undefined) {
    requireArguments(arguments.length, 1, 'postMessage', 'MessagePort');
    const content = serialize(message, options, "Failed to execute 'postMessage' on 'MessagePort'", this);
    const { other } = this.#state;
    if (other !== undefined) deliver(other, content);
  }

  start() {
    const state = this.#state;
    if (state.started || state.detached) return;
    state.started = true;
    if (state.queue.length > 0) wake(this);
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
  state.queue.push(content);
  if (state.started && !state.awake) wake(port);
}

function wake(port) {
  stateOf(port).awake = true;
  queueTask(port);
}

function queueTask(port) {
  stateOf(port).tasks++;
  tasks.queue(() => receive(port), undefined);
}

function receive(port) {
  const state = stateOf(port);
  state.tasks--;
  do {
    if (state.detached) return;
    fire(port, new MessageEvent('message', state.queue.shift()), true);
  } while (host.isChrome72 && state.queue.length > 0);
  while (state.tasks < state.queue.length) queueTask(port);
  state.awake = state.tasks > 0;
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
