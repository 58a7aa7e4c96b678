'use strict';

// PerformanceObserver: told of new entries of the timeline, soon but never at once.

const { all, observers } = require('internal/performance-timeline');
const { codes } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const supported = Object.freeze(['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource']);

const pending = new Set();

class PerformanceObserverEntryList {
  #entries;

  constructor(entries) {
    this.#entries = [...entries].sort((a, b) => a.startTime - b.startTime);
  }

  getEntries() {
    return [...this.#entries];
  }

  getEntriesByType(type) {
    return this.#entries.filter((entry) => entry.entryType === `${type}`);
  }

  getEntriesByName(name, type = undefined) {
    return this.#entries.filter((entry) => entry.name === `${name}` && (type === undefined || entry.entryType === type));
  }

  [customInspect](depth, options) {
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `PerformanceObserverEntryList ${require('internal/inspect').inspect(this.#entries, inner)}`;
  }
}

class PerformanceObserver {
  #callback;
  #buffer = [];
  #types = new Set();
  #mode;
  #listener = (entry) => {
    if (this.#types.has(entry.entryType)) this.#push(entry);
  };

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  static get supportedEntryTypes() {
    return supported;
  }

  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) {
      throw new codes.ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    if (entryTypes != null && type != null) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.entryTypes', entryTypes,
        'options.entryTypes can not set with options.type together');
    }
    const mode = type === undefined ? 'multiple' : 'single';
    if (this.#mode !== undefined && this.#mode !== mode) {
      throw Object.assign(new (require('internal/dom-exception').DOMException)(
        'PerformanceObserver can not change observe mode', 'InvalidModificationError'));
    }
    this.#mode = mode;
    this.#begin(mode, entryTypes, type, buffered);
  }

  #begin(mode, entryTypes, type, buffered) {
    if (mode === 'multiple') {
      this.#types = new Set(entryTypes.filter((each) => supported.includes(each)));
    } else {
      this.#types.add(type);
      if (buffered) for (const entry of all()) this.#listener(entry);
    }
    if (this.#types.size > 0) observers.add(this.#listener);
    else this.disconnect();
  }

  disconnect() {
    this.#buffer = [];
    this.#types.clear();
    this.#mode = undefined;
    pending.delete(this);
    observers.delete(this.#listener);
  }

  takeRecords() {
    const taken = this.#buffer;
    this.#buffer = [];
    return taken;
  }

  #push(entry) {
    this.#buffer.push(entry);
    if (pending.size === 0) require('timers').setImmediate(tellPending);
    pending.add(this);
  }

  static tell(observer) {
    const list = new PerformanceObserverEntryList(observer.takeRecords());
    Reflect.apply(observer.#callback, observer, [list, observer]);
  }

  [customInspect](depth, options) {
    if (depth < 0) return this;
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `PerformanceObserver ${require('internal/inspect').inspect({
      connected: observers.has(this.#listener),
      pending: pending.has(this),
      entryTypes: [...this.#types],
      buffer: this.#buffer,
    }, inner)}`;
  }
}

const { tell } = PerformanceObserver;
delete PerformanceObserver.tell;

function tellPending() {
  const due = [...pending];
  pending.clear();
  for (const observer of due) tell(observer);
}

module.exports = { PerformanceObserver, PerformanceObserverEntryList };
