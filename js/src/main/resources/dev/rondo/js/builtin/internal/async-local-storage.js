'use strict';

// AsyncLocalStorage.

const { AsyncContextFrame } = require('internal/async-context-frame');
const { AsyncResource } = require('internal/async-resource');
const { validateObject } = require('internal/validators');

class RunScope {
  #storage;
  #before;
  #disposed = false;

  constructor(storage, store) {
    this.#storage = storage;
    this.#before = storage.getStore();
    storage.enterWith(store);
  }

  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#storage.enterWith(this.#before);
  }

  [Symbol.dispose]() {
    this.dispose();
  }
}

class AsyncLocalStorage {
  #defaultValue;
  #name;

  constructor(options = {}) {
    validateObject(options, 'options');
    this.#defaultValue = options.defaultValue;
    if (options.name !== undefined) this.#name = `${options.name}`;
  }

  static bind(fn) {
    return AsyncResource.bind(fn);
  }

  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...args) => callback(...args));
  }

  get name() {
    return this.#name || '';
  }

  disable() {
    AsyncContextFrame.current()?.delete(this);
  }

  enterWith(store) {
    AsyncContextFrame.set(AsyncContextFrame.with(this, store));
  }

  run(store, fn, ...args) {
    const before = this.getStore();
    if (Object.is(before, store)) return Reflect.apply(fn, null, args);
    this.enterWith(store);
    try {
      return Reflect.apply(fn, null, args);
    } finally {
      this.enterWith(before);
    }
  }

  exit(fn, ...args) {
    return this.run(undefined, fn, ...args);
  }

  getStore() {
    const frame = AsyncContextFrame.current();
    return frame?.has(this) ? frame.get(this) : this.#defaultValue;
  }

  withScope(store) {
    return new RunScope(this, store);
  }
}

module.exports = { AsyncLocalStorage };
