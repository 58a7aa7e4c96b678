'use strict';

// NodeEventTarget: an event target with the common methods of an emitter, for MessagePort and the like.

const { codes } = require('internal/errors');
const { validateNumber, validateString } = require('internal/validators');
const target = require('internal/event-target');

function check(value) {
  if (!(value instanceof NodeEventTarget) || !target.isEventTarget(value)) {
    throw new codes.ERR_INVALID_THIS('NodeEventTarget');
  }
}

class NodeEventTarget extends target.EventTarget {
  static get defaultMaxListeners() {
    return require('events').defaultMaxListeners;
  }

  setMaxListeners(n) {
    check(this);
    validateNumber(n, 'n', 0);
    this[target.kMaxEventTargetListeners] = n;
  }

  getMaxListeners() {
    check(this);
    return this[target.kMaxEventTargetListeners];
  }

  eventNames() {
    check(this);
    return [...target.eventsOf(this).keys()];
  }

  listenerCount(type) {
    check(this);
    return target.eventsOf(this).get(String(type))?.size ?? 0;
  }

  off(type, listener, options) {
    check(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    check(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  on(type, listener) {
    check(this);
    this.addEventListener(type, listener, { [target.kIsNodeStyleListener]: true });
    return this;
  }

  addListener(type, listener) {
    check(this);
    this.addEventListener(type, listener, { [target.kIsNodeStyleListener]: true });
    return this;
  }

  emit(type, arg) {
    check(this);
    validateString(type, 'type');
    const had = this.listenerCount(type) > 0;
    target.dispatch(this, type, () => this[target.kCreateEvent](type, arg), arg);
    return had;
  }

  once(type, listener) {
    check(this);
    this.addEventListener(type, listener, { once: true, [target.kIsNodeStyleListener]: true });
    return this;
  }

  removeAllListeners(type) {
    check(this);
    const events = target.eventsOf(this);
    const types = type === undefined ? [...events.keys()] : [String(type)];
    for (const name of types) {
      const list = events.get(name);
      events.delete(name);
      for (let link = list?.first.next; link !== undefined; link = link.next) link.removed = true;
    }
    return this;
  }
}

for (const name of Object.getOwnPropertyNames(NodeEventTarget.prototype)) {
  if (name !== 'constructor') Object.defineProperty(NodeEventTarget.prototype, name, { enumerable: true });
}

module.exports = { NodeEventTarget };
