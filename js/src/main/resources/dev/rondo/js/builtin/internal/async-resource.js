'use strict';

// AsyncResource: an asynchronous resource that a program makes itself.

const resources = require('internal/async-resources');
const { AsyncContextFrame } = require('internal/async-context-frame');
const { codes } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');

const kFrame = Symbol('context_frame');
const kAsyncId = Symbol('async_id_symbol');
const kTriggerId = Symbol('trigger_async_id_symbol');
const kGone = Symbol('destroyed');

let collected;

// A resource that is garbage before it was destroyed is destroyed then.
function destroyWhenCollected(resource, asyncId) {
  collected ??= new FinalizationRegistry(({ id, gone }) => {
    if (!gone.destroyed) resources.destroy(id);
  });
  const gone = { destroyed: false };
  resource[kGone] = gone;
  collected.register(resource, { id: asyncId, gone });
}

function triggerOf(options) {
  const given = typeof options === 'number' ? options : options.triggerAsyncId;
  const triggerId = given === undefined ? resources.current().asyncId : given;
  if (!Number.isSafeInteger(triggerId) || triggerId < -1) {
    throw new codes.ERR_INVALID_ASYNC_ID('triggerAsyncId', triggerId);
  }
  return triggerId;
}

class AsyncResource {
  constructor(type, options = {}) {
    validateString(type, 'type');
    const triggerId = triggerOf(options);
    this[kFrame] = AsyncContextFrame.current();
    const asyncId = resources.newId();
    this[kAsyncId] = asyncId;
    this[kTriggerId] = triggerId;
    const { hooks } = resources;
    if (hooks.init !== undefined) {
      if (type.length === 0) throw new codes.ERR_ASYNC_TYPE(type);
      hooks.init(asyncId, type, triggerId, this);
    }
    if (hooks.destroy !== undefined && !options.requireManualDestroy) destroyWhenCollected(this, asyncId);
  }

  runInAsyncScope(fn, thisArg, ...args) {
    const asyncId = this[kAsyncId];
    resources.enter(asyncId, this[kTriggerId], this);
    const before = AsyncContextFrame.exchange(this[kFrame]);
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      AsyncContextFrame.set(before);
      if (resources.current().asyncId === asyncId) resources.leave(asyncId);
    }
  }

  emitDestroy() {
    if (this[kGone] !== undefined) this[kGone].destroyed = true;
    resources.destroy(this[kAsyncId]);
    return this;
  }

  asyncId() {
    return this[kAsyncId];
  }

  triggerAsyncId() {
    return this[kTriggerId];
  }

  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const resource = this;
    const bound = thisArg === undefined
      ? function (...args) {
        return resource.runInAsyncScope(fn, this, ...args);
      }
      : this.runInAsyncScope.bind(this, fn, thisArg);
    if (thisArg === undefined) Object.defineProperty(bound, 'name', { value: 'bound', configurable: true });
    let holder = this;
    Object.defineProperties(bound, {
      length: { value: fn.length, writable: false, enumerable: false, configurable: true },
      asyncResource: {
        get: deprecated(() => holder),
        set: deprecated((value) => (holder = value)),
        enumerable: true,
        configurable: true,
      },
    });
    return bound;
  }

  static bind(fn, type, thisArg) {
    return new AsyncResource(type || fn.name || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

function deprecated(accessor) {
  return function (...args) {
    const { emitDeprecation } = require('internal/util');
    emitDeprecation('The asyncResource property on bound functions is deprecated', 'DEP0172');
    return accessor(...args);
  };
}

module.exports = { AsyncResource };
