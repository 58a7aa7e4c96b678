'use strict';

// events.on: the events of an emitter as an asynchronous iterator.

const { add, addAbortListener, checkedSignal, remove } = require('internal/events-functions');
const { AbortError, codes } = require('internal/errors');
const { validateInteger } = require('internal/validators');

const kWatermarkData = Symbol.for('nodejs.watermarkData');
const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

function result(value, done) {
  return { value, done };
}

class Events {
  #emitter;
  #high;
  #low;
  #events = [];
  #waiting = [];
  #listeners = [];
  #error = null;
  #finished = false;
  #paused = false;
  #abort;

  constructor(emitter, { high, low }) {
    this.#emitter = emitter;
    this.#high = high;
    this.#low = low;
  }

  listen(name, listener) {
    add(this.#emitter, name, listener, false);
    this.#listeners.push([name, listener]);
  }

  abortBy(signal) {
    this.#abort = addAbortListener(signal, () => this.fail(new AbortError(undefined, { cause: signal.reason })));
  }

  push(value) {
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) {
      waiting.resolve(result(value, false));
      return;
    }
    this.#events.push(value);
    if (!this.#paused && this.#events.length > this.#high) {
      this.#paused = true;
      this.#emitter.pause?.();
    }
  }

  fail(error) {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#error = error;
    else waiting.reject(error);
    this.close();
  }

  close() {
    this.#abort?.[Symbol.dispose]();
    for (const [name, listener] of this.#listeners) remove(this.#emitter, name, listener);
    this.#listeners = [];
    this.#finished = true;
    const done = result(undefined, true);
    for (const waiting of this.#waiting) waiting.resolve(done);
    this.#waiting = [];
    return Promise.resolve(done);
  }

  next() {
    if (this.#events.length > 0) {
      const value = this.#events.shift();
      if (this.#paused && this.#events.length < this.#low) {
        this.#emitter.resume?.();
        this.#paused = false;
      }
      return Promise.resolve(result(value, false));
    }
    if (this.#error !== null) {
      const rejected = Promise.reject(this.#error);
      this.#error = null;
      return rejected;
    }
    if (this.#finished) return this.close();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  get watermarks() {
    return { size: this.#events.length, low: this.#low, high: this.#high, isPaused: this.#paused };
  }
}

function watermark(options, camel, old, otherwise) {
  const value = options[camel] ?? options[old] ?? otherwise;
  validateInteger(value, `options.${camel}`, 1);
  return value;
}

function on(emitter, event, options = {}) {
  const signal = checkedSignal(options);
  const high = watermark(options, 'highWaterMark', 'highWatermark', Number.MAX_SAFE_INTEGER);
  const low = watermark(options, 'lowWaterMark', 'lowWatermark', 1);
  const events = new Events(emitter, { high, low });
  events.listen(event, (...args) => events.push(args));
  if (event !== 'error' && typeof emitter.on === 'function') events.listen('error', (error) => events.fail(error));
  for (const name of options.close ?? []) events.listen(name, () => events.close());
  if (signal !== undefined) events.abortBy(signal);
  return Object.setPrototypeOf({
    next: () => events.next(),
    return: () => events.close(),
    throw(error) {
      if (!error || !(error instanceof Error)) {
        throw new codes.ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
      }
      events.fail(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    get [kWatermarkData]() {
      return events.watermarks;
    },
  }, AsyncIteratorPrototype);
}

module.exports = { on, kWatermarkData };
