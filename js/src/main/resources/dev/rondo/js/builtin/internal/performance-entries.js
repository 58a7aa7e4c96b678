'use strict';

// Entries of the performance timeline: marks and measures.

const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const kAllowed = Symbol('allowed');

const host = binding.process;
const origin = host.hrtime() - host.uptime();

// Milliseconds since the program began.
function now() {
  return (host.hrtime() - origin) / 1e6;
}

let isEntry;

class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;

  static {
    isEntry = (value) => value !== null && typeof value === 'object' && #name in value;
  }

  constructor(token, name, type, start, duration) {
    if (token !== kAllowed) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#entryType = type;
    this.#startTime = start;
    this.#duration = duration;
  }

  get name() {
    check(this, 'PerformanceEntry');
    return this.#name;
  }

  get entryType() {
    check(this, 'PerformanceEntry');
    return this.#entryType;
  }

  get startTime() {
    check(this, 'PerformanceEntry');
    return this.#startTime;
  }

  get duration() {
    check(this, 'PerformanceEntry');
    return this.#duration;
  }

  toJSON() {
    check(this, 'PerformanceEntry');
    const { name, entryType, startTime, duration } = this;
    return { name, entryType, startTime, duration };
  }

  [customInspect](depth, options) {
    if (depth < 0) return this;
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `${this.constructor.name} ${require('internal/inspect').inspect(this.toJSON(), inner)}`;
  }
}

function check(value, name) {
  if (!isEntry(value)) throw new codes.ERR_INVALID_THIS(name);
}

// A copy of what the program wants to remember with the entry.
function copyOfDetail(detail) {
  return detail === undefined || detail === null ? null : require('internal/structured-clone').structuredClone(detail);
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = {}) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    const text = `${name}`;
    if (milestones().includes(text)) throw new codes.ERR_INVALID_ARG_VALUE('name', name);
    const start = options?.startTime ?? now();
    validateNumber(start, 'startTime');
    if (start < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(start);
    super(kAllowed, text, 'mark', start, 0);
    this.#detail = copyOfDetail(options?.detail);
  }

  get detail() {
    check(this, 'PerformanceMark');
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}

// Names of moments in Node's own start.
function milestones() {
  return ['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete'];
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(token, name, start, duration, detail) {
    super(token, name, 'measure', start, duration);
    this.#detail = copyOfDetail(detail);
  }

  get detail() {
    check(this, 'PerformanceMeasure');
    return this.#detail;
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}

class PerformanceFunction extends PerformanceEntry {
  constructor(name, start, duration, args) {
    super(kAllowed, name, 'function', start, duration);
    this.detail = args;
    args.forEach((arg, i) => (this[i] = arg));
  }

  toJSON() {
    return { ...super.toJSON(), detail: this.detail };
  }
}

class PerformanceResourceTiming extends PerformanceEntry {}

for (const type of [PerformanceEntry, PerformanceMark, PerformanceMeasure]) {
  for (const name of Object.getOwnPropertyNames(type.prototype)) {
    if (name !== 'constructor') Object.defineProperty(type.prototype, name, { enumerable: true });
  }
  Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
}

module.exports = {
  PerformanceEntry,
  PerformanceFunction,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceResourceTiming,
  measure: (name, start, duration, detail) => new PerformanceMeasure(kAllowed, name, start, duration, detail),
  milestones,
  now,
};
