'use strict';

// The class Performance and the object `performance`.

const { codes } = require('internal/errors');
const { now } = require('internal/performance-entries');
const { EventTarget } = require(binding.isBrowser ? 'internal/browser/event-target' : 'internal/event-target');

const kAllowed = Symbol('allowed');
const customInspect = Symbol.for('nodejs.util.inspect.custom');
const timeOrigin = Date.now() - now();

function timeline() {
  return require('internal/performance-timeline');
}

function check(value) {
  if (!(value instanceof Performance)) throw new codes.ERR_INVALID_THIS('Performance');
}

class Performance extends EventTarget {
  constructor(token) {
    if (token !== kAllowed) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super();
  }

  clearMarks(name = undefined) {
    check(this);
    timeline().clear('mark', name);
  }

  clearMeasures(name = undefined) {
    check(this);
    timeline().clear('measure', name);
  }

  clearResourceTimings() {
    check(this);
  }

  getEntries() {
    check(this);
    return timeline().all();
  }

  getEntriesByName(name, type = undefined) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    const text = `${name}`;
    return timeline().all().filter((entry) => entry.name === text && (type === undefined || entry.entryType === type));
  }

  getEntriesByType(type) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    return timeline().all().filter((entry) => entry.entryType === `${type}`);
  }

  mark(name, options = {}) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return timeline().mark(name, options);
  }

  measure(name, startOrOptions = {}, endMark = undefined) {
    check(this);
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('name');
    return timeline().measure(name, startOrOptions, endMark);
  }

  now() {
    check(this);
    return now();
  }

  setResourceTimingBufferSize() {
    check(this);
  }

  get timeOrigin() {
    check(this);
    return timeOrigin;
  }

  toJSON() {
    check(this);
    if (binding.isBrowser) return { timeOrigin };
    return { nodeTiming: this.nodeTiming, timeOrigin, eventLoopUtilization: this.eventLoopUtilization() };
  }
}

// What Node's object has besides.
const ofNode = {
  eventLoopUtilization(first, second) {
    const idle = binding.idleTime() / 1e6;
    const active = now() - idle;
    if (first === undefined) return utilization(idle, active);
    const before = second ?? first;
    const after = second === undefined ? { idle, active } : first;
    return utilization(after.idle - before.idle, after.active - before.active);
  },
  timerify(fn, options) {
    return timeline().timerify(fn, options);
  },
  markResourceTiming() {},
};

function utilization(idle, active) {
  return { idle, active, utilization: idle + active === 0 ? 0 : active / (idle + active) };
}

function nodeTiming() {
  const { PerformanceEntry } = require('internal/performance-entries');
  const timing = Object.create(PerformanceEntry.prototype);
  const moments = {
    name: 'node', entryType: 'node', startTime: 0, nodeStart: 0, v8Start: 0, environment: 0, bootstrapComplete: 0,
    loopStart: -1, loopExit: -1,
  };
  for (const [name, value] of Object.entries(moments)) {
    Object.defineProperty(timing, name, { value, enumerable: true, configurable: true });
  }
  Object.defineProperties(timing, {
    duration: { get: now, enumerable: true, configurable: true },
    idleTime: { get: () => binding.idleTime() / 1e6, enumerable: true, configurable: true },
    toJSON: { value: () => ({ ...timing }), configurable: true },
    constructor: { value: { name: 'PerformanceNodeTiming' }, configurable: true },
  });
  return timing;
}

for (const name of Object.getOwnPropertyNames(Performance.prototype)) {
  if (name !== 'constructor') Object.defineProperty(Performance.prototype, name, { enumerable: true });
}
Object.defineProperty(Performance.prototype, Symbol.toStringTag, { value: 'Performance', configurable: true });

if (!binding.isBrowser) {
  for (const [name, value] of Object.entries(ofNode)) {
    Object.defineProperty(Performance.prototype, name, { value, writable: true, enumerable: true, configurable: true });
  }
  require('internal/define').lazy(Performance.prototype, 'nodeTiming', nodeTiming, true);
  Object.defineProperty(Performance.prototype, customInspect, {
    value(depth, options) {
      const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
      const { inspect } = require('internal/inspect');
      return `Performance ${inspect({ nodeTiming: this.nodeTiming, timeOrigin }, inner)}`;
    },
    configurable: true,
  });
}

module.exports = { Performance, performance: new Performance(kAllowed) };
