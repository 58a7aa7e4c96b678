'use strict';

// The performance timeline: what was marked and measured, and the observers that are told.

const { PerformanceFunction, PerformanceMark, measure: makeMeasure, milestones, now } = require('internal/performance-entries');
const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const entries = { mark: [], measure: [] };

const observers = new Set();

function mark(name, options) {
  const entry = new PerformanceMark(name, options);
  entries.mark.push(entry);
  tell(entry);
  return entry;
}

function tell(entry) {
  for (const observer of observers) observer(entry);
}

// The time that a mark's name, or a number, stands for.
function timeOf(value) {
  if (typeof value === 'number') {
    if (value < 0) throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(value);
    return value;
  }
  const name = `${value}`;
  if (milestones().includes(name)) return 0;
  const found = entries.mark.findLast((entry) => entry.name === name);
  if (found !== undefined) return found.startTime;
  const { DOMException } = require('internal/dom-exception');
  throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
}

function checkMeasureOptions({ start, end, duration }, endMark) {
  const invalid = codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS;
  if (endMark !== undefined) throw new invalid('endMark must not be specified');
  if (start === undefined && end === undefined) throw new invalid('One of options.start or options.end is required');
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new invalid('Must not have options.start, options.end, and options.duration specified');
  }
}

function endOf(options, endMark) {
  if (endMark !== undefined) return timeOf(endMark);
  if (options?.end !== undefined) return timeOf(options.end);
  if (options?.start !== undefined && options.duration !== undefined) return timeOf(options.start) + timeOf(options.duration);
  return now();
}

function startOf(startOrOptions, options) {
  if (options === undefined) return typeof startOrOptions === 'string' ? timeOf(startOrOptions) : 0;
  if (options.start !== undefined) return timeOf(options.start);
  if (options.duration !== undefined && options.end !== undefined) return timeOf(options.end) - timeOf(options.duration);
  return 0;
}

function measure(name, startOrOptions, endMark) {
  const isOptions = typeof startOrOptions === 'object' && startOrOptions !== null;
  const given = isOptions ? startOrOptions : undefined;
  const { start: from, end: to, duration: lasting } = given ?? {};
  if (from !== undefined || to !== undefined || lasting !== undefined) checkMeasureOptions(given, endMark);
  const end = endOf(given, endMark);
  const start = startOf(startOrOptions, given);
  const entry = makeMeasure(`${name}`, start, end - start, given?.detail);
  entries.measure.push(entry);
  tell(entry);
  return entry;
}

function clear(type, name) {
  entries[type] = name === undefined ? [] : entries[type].filter((entry) => entry.name !== `${name}`);
}

function all() {
  return [...entries.mark, ...entries.measure].sort((a, b) => a.startTime - b.startTime);
}

// A function that tells observers how long each of its calls took.
function timerify(fn, options = {}) {
  validateFunction(fn, 'fn');
  const { histogram } = options;
  function finish(start, args) {
    const duration = now() - start;
    if (histogram !== undefined) histogram.record(Math.max(1, Math.ceil(duration * 1e6)));
    tell(new PerformanceFunction(fn.name, start, duration, args));
  }
  function timerified(...args) {
    const start = now();
    const result = new.target ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
    if (!new.target && typeof result?.finally === 'function') return result.finally(() => finish(start, args));
    finish(start, args);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { value: fn.length, enumerable: true, configurable: false },
    name: { value: `timerified ${fn.name}`, enumerable: true, configurable: false },
  });
  return timerified;
}

module.exports = { all, clear, mark, measure, now, observers, timerify };
