'use strict';

// MessageChannel and MessagePort as Node has them: a port with a listener for messages keeps the program alive, and its
// messages are I/O, each followed by a checkpoint.

const resources = require('internal/async-resources');
const { AsyncContextFrame } = require('internal/async-context-frame');
const { codes } = require('internal/errors');
const { Event, defineEventHandler, kCreateEvent, kNewListener, kRemoveListener } = require('internal/event-target');
const { NodeEventTarget } = require('internal/node-event-target');
const { kTransfer } = require('internal/structured-clone');

// How many messages one turn hands over, unless more waited at its beginning.
const LEAST_LIMIT = 1000;

const CLOSE = { message: undefined, ports: [] };
const kAllowed = Symbol('allowed');

let stateOf;
let lastSerial = 0;

// Ports with something to hand over, in the order in which they were made: that is how the system's loop looks after
// them. A port that is older than the one whose turn it is waits for the next round.
const waiting = [];
let isRoundQueued = false;

class MessagePort extends NodeEventTarget {
  #state;

  static {
    stateOf = (port) => (port !== null && typeof port === 'object' && #state in port ? port.#state : undefined);
  }

  constructor(token) {
    if (token !== kAllowed) {
      throw Object.assign(new TypeError('Constructor cannot be called'), { code: 'ERR_CONSTRUCT_CALL_INVALID' });
    }
    super();
    this.#state = {
      port: this,
      serial: ++lastSerial,
      other: undefined,
      queue: [],
      started: false,
      refed: false,
      handle: binding.handle(),
      scheduled: false,
      closed: false,
      asyncId: resources.newId(),
      triggerId: resources.current().asyncId,
      frame: AsyncContextFrame.current(),
    };
    resources.hooks.init?.(this.#state.asyncId, 'MESSAGEPORT', this.#state.triggerId, this);
  }

  postMessage(message, options) {
    if (arguments.length === 0) {
      throw Object.assign(new TypeError('Not enough arguments to MessagePort.postMessage'), { code: 'ERR_MISSING_ARGS' });
    }
    post(this.#state, message, transferList(options));
  }

  start() {
    const state = this.#state;
    if (state.closed || state.started) return;
    state.started = true;
    if (state.queue.length > 0) schedule(state);
  }

  close(callback) {
    if (typeof callback === 'function') this.once('close', callback);
    close(this.#state);
  }

  ref() {
    setRef(this.#state, true);
  }

  unref() {
    setRef(this.#state, false);
  }

  hasRef() {
    return this.#state.refed;
  }

  [kNewListener](count, type, ...rest) {
    super[kNewListener](count, type, ...rest);
    if (type !== 'message' || count !== 1) return;
    this.ref();
    this.start();
  }

  [kRemoveListener](count, type) {
    if (type === 'message' && count === 0) this.unref();
  }

  [kCreateEvent](type, value) {
    if (type === 'message' || type === 'messageerror') {
      return new MessageEvent(type, { data: value, ports: this.#state.ports ?? [] });
    }
    return type === 'close' ? new Event(type) : super[kCreateEvent](type, value);
  }

  // A port that goes elsewhere is another object there; what waited for it waits there.
  [kTransfer]() {
    const moved = new MessagePort(kAllowed);
    return [moved, () => {
      const from = this.#state;
      Object.assign(moved.#state, { other: from.other, queue: from.queue });
      if (from.other !== undefined) from.other.other = moved.#state;
      setRef(from, false);
      Object.assign(from, { other: undefined, queue: [], closed: true });
    }];
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const { inspect } = require('util');
    if (depth < 0) return '[MessagePort [EventTarget]]';
    return `MessagePort [EventTarget] ${inspect({ active: !this.#state.closed, refed: this.#state.refed }, options)}`;
  }
}

defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');

for (const name of ['postMessage', 'start', 'close', 'ref', 'unref', 'hasRef']) {
  Object.defineProperty(MessagePort.prototype, name, { enumerable: true });
}

class MessageChannel {
  constructor() {
    this.port1 = new MessagePort(kAllowed);
    this.port2 = new MessagePort(kAllowed);
    stateOf(this.port1).other = stateOf(this.port2);
    stateOf(this.port2).other = stateOf(this.port1);
  }
}

function transferList(options) {
  if (options === undefined || options === null) return [];
  if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('transferList', ['Array', 'Object'], options);
  }
  if (typeof options[Symbol.iterator] === 'function') return [...options];
  const { transfer } = options;
  if (transfer === undefined || transfer === null) return [];
  if (typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw Object.assign(new TypeError('Optional options.transfer argument must be an iterable'), {
      code: 'ERR_INVALID_ARG_TYPE',
    });
  }
  return [...transfer];
}

function post(state, message, transfer) {
  if (transfer.includes(state.port)) {
    const { DOMException } = require('internal/dom-exception');
    throw new DOMException('Transfer list contains source port', 'DataCloneError');
  }
  const { other } = state;
  const lost = other !== undefined && transfer.includes(other.port);
  const { value, transferred } = require('internal/structured-clone').clone(message, transfer);
  if (lost) {
    require('process').emitWarning('The target port was posted to itself, and the communication channel was lost');
    close(state);
  } else if (other !== undefined && !state.closed) {
    deliver(other, { message: value, ports: transferred.filter((each) => each instanceof MessagePort) });
  }
}

function deliver(state, entry) {
  if (state.closed) return;
  state.queue.push(entry);
  if (state.started || entry === CLOSE) schedule(state);
}

function schedule(state) {
  if (state.scheduled || state.closed) return;
  state.scheduled = true;
  let at = waiting.length;
  while (at > 0 && waiting[at - 1].serial > state.serial) at--;
  waiting.splice(at, 0, state);
  if (!isRoundQueued) queueRound();
}

// What waits keeps nobody alive: ports do, as long as they are referenced.
function queueRound() {
  isRoundQueued = true;
  binding.queuePolled(round, round);
}

// Ports that are made in a round wait for the next one.
function round() {
  isRoundQueued = false;
  const youngest = lastSerial;
  let next = 0;
  while (next >= 0 && next < waiting.length) {
    const [state] = waiting.splice(next, 1);
    drain(state);
    next = waiting.findIndex(({ serial }) => serial > state.serial && serial <= youngest);
  }
  if (waiting.length > 0 && !isRoundQueued) queueRound();
}

// A port that is closed meanwhile still hands over what had come; an error leaves the rest to the next round.
function drain(state) {
  state.scheduled = false;
  if (state.closed) return;
  const limit = Math.max(state.queue.length, LEAST_LIMIT);
  let ended = true;
  for (let handed = 0; ended && handed < limit && state.queue.length > 0; handed++) {
    if (!state.started && state.queue[0] !== CLOSE) return;
    const entry = state.queue.shift();
    if (entry === CLOSE) close(state);
    else ended = binding.dispatch(hand, hand, state, entry);
  }
  if (state.queue.length > 0) schedule(state);
}

function hand(state, { message, ports }) {
  state.ports = ports;
  inside(state, () => state.port.emit('message', message));
}

// Callbacks of a port belong to where the port was made.
function inside(state, callback) {
  const before = AsyncContextFrame.exchange(state.frame);
  try {
    resources.run(state.asyncId, state.triggerId, state.port, callback, undefined, []);
  } finally {
    AsyncContextFrame.set(before);
  }
}

function close(state) {
  if (state.closed) return;
  setRef(state, false);
  state.closed = true;
  binding.queueClose(closed, closed, state);
}

function closed(state) {
  state.queue.length = 0;
  const { other } = state;
  state.other = undefined;
  if (other !== undefined) {
    other.other = undefined;
    deliver(other, CLOSE);
  }
  inside(state, () => state.port.emit('close'));
  resources.destroy(state.asyncId);
}

function setRef(state, refed) {
  if (state.refed === refed || state.closed) return;
  state.refed = refed;
  binding.refHandle(state.handle, refed);
}

class MessageEvent extends Event {
  #init;

  constructor(type, init = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    super(type, init);
    const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = init ?? {};
    if (source !== null && stateOf(source) === undefined) {
      throw new codes.ERR_INVALID_ARG_TYPE('init.source', 'MessagePort', source);
    }
    this.#init = {
      data, origin: String(origin), lastEventId: String(lastEventId), source, ports: Object.freeze([...ports]),
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
}

for (const name of ['data', 'origin', 'lastEventId', 'source', 'ports']) {
  Object.defineProperty(MessageEvent.prototype, name, { enumerable: true });
}
Object.defineProperty(MessageEvent.prototype, Symbol.toStringTag, { value: 'MessageEvent', configurable: true });

// The next message of a port, without waiting for it: { message }, or undefined.
function receiveMessageOnPort(port) {
  const state = stateOf(port);
  if (state === undefined) {
    throw Object.assign(new TypeError('The "port" argument must be a MessagePort instance'), {
      code: 'ERR_INVALID_ARG_TYPE',
    });
  }
  if (state.queue.length === 0 || state.queue[0] === CLOSE) return undefined;
  return { message: state.queue.shift().message };
}

module.exports = { MessageChannel, MessageEvent, MessagePort, receiveMessageOnPort };
