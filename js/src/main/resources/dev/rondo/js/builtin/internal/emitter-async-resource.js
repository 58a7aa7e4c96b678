'use strict';

// EventEmitterAsyncResource: an emitter whose listeners run as an asynchronous resource.

const { AsyncResource } = require('async_hooks');
const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');

class EventEmitterReferencingAsyncResource extends AsyncResource {
  #eventEmitter;

  constructor(emitter, type, options) {
    super(type, options);
    this.#eventEmitter = emitter;
  }

  get eventEmitter() {
    if (this.#eventEmitter === undefined) throw new codes.ERR_INVALID_THIS('EventEmitterReferencingAsyncResource');
    return this.#eventEmitter;
  }
}

class EventEmitterAsyncResource extends EventEmitter {
  #asyncResource;

  constructor(options = undefined) {
    let name;
    if (typeof options === 'string') {
      name = options;
      options = undefined;
    } else {
      if (new.target === EventEmitterAsyncResource) validateString(options?.name, 'options.name');
      name = options?.name || new.target.name;
    }
    super(options);
    this.#asyncResource = new EventEmitterReferencingAsyncResource(this, name, options);
  }

  emit(event, ...args) {
    const resource = this.#checked();
    args.unshift(super.emit, this, event);
    return Reflect.apply(resource.runInAsyncScope, resource, args);
  }

  emitDestroy() {
    this.#checked().emitDestroy();
  }

  get asyncId() {
    return this.#checked().asyncId();
  }

  get triggerAsyncId() {
    return this.#checked().triggerAsyncId();
  }

  get asyncResource() {
    return this.#checked();
  }

  #checked() {
    return this.#asyncResource;
  }

  static {
    const { prototype } = this;
    for (const name of ['emit', 'emitDestroy', 'asyncId', 'triggerAsyncId', 'asyncResource']) {
      guard(prototype, name, (object) => #asyncResource in object);
    }
  }
}

// A call on another object says what "this" must be.
function guard(prototype, name, isOwn) {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const key = descriptor.get === undefined ? 'value' : 'get';
  const original = descriptor[key];
  descriptor[key] = {
    [name](...args) {
      if (this === null || typeof this !== 'object' || !isOwn(this)) {
        throw new codes.ERR_INVALID_THIS('EventEmitterAsyncResource');
      }
      return Reflect.apply(original, this, args);
    },
  }[name];
  Object.defineProperty(prototype, name, descriptor);
}

module.exports = { EventEmitterAsyncResource };
