'use strict';

// Histograms, and the one of the event loop's delay. Each value is counted exactly.

const { codes } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');

const customInspect = Symbol.for('nodejs.util.inspect.custom');
const kAllowed = Symbol('allowed');
const NONE_YET = 9223372036854776000;

let add;
let countsOf;

class Histogram {
  #counts = new Map();
  #count = 0;
  #exceeds = 0;
  #highest;

  constructor(token, highest = Number.MAX_SAFE_INTEGER) {
    if (token !== kAllowed) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    this.#highest = highest;
  }

  static {
    add = (histogram, value) => {
      if (value > histogram.#highest) {
        histogram.#exceeds++;
        return;
      }
      histogram.#counts.set(value, (histogram.#counts.get(value) ?? 0) + 1);
      histogram.#count++;
    };
    countsOf = (histogram) => histogram.#counts;
  }

  get count() {
    return this.#count;
  }

  get countBigInt() {
    return BigInt(this.#count);
  }

  get exceeds() {
    return this.#exceeds;
  }

  get exceedsBigInt() {
    return BigInt(this.#exceeds);
  }

  get min() {
    return this.#count === 0 ? NONE_YET : Math.min(...this.#counts.keys());
  }

  get minBigInt() {
    return this.#count === 0 ? 9223372036854775807n : BigInt(this.min);
  }

  get max() {
    return this.#count === 0 ? 0 : Math.max(...this.#counts.keys());
  }

  get maxBigInt() {
    return BigInt(this.max);
  }

  get mean() {
    let sum = 0;
    for (const [value, count] of this.#counts) sum += value * count;
    return sum / this.#count;
  }

  get stddev() {
    const { mean } = this;
    let sum = 0;
    for (const [value, count] of this.#counts) sum += (value - mean) ** 2 * count;
    return Math.sqrt(sum / this.#count);
  }

  percentile(percentile) {
    validateNumber(percentile, 'percentile');
    if (Number.isNaN(percentile) || percentile <= 0 || percentile > 100) {
      throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    return this.#at(percentile);
  }

  percentileBigInt(percentile) {
    return BigInt(this.percentile(percentile));
  }

  #at(percentile) {
    let wanted = Math.max(1, Math.ceil((percentile / 100) * this.#count));
    for (const value of [...this.#counts.keys()].sort((a, b) => a - b)) {
      wanted -= this.#counts.get(value);
      if (wanted <= 0) return value;
    }
    return 0;
  }

  // At 0, 50, 75, 87.5 and so on, until the largest value is reached.
  get percentiles() {
    const percentiles = new Map([[0, this.#at(0)]]);
    for (let rest = 50; this.#count > 0; rest /= 2) {
      percentiles.set(100 - rest, this.#at(100 - rest));
      if (this.#at(100 - rest) === this.max || rest < 1e-9) break;
    }
    return percentiles.set(100, this.max);
  }

  get percentilesBigInt() {
    return new Map([...this.percentiles].map(([percentile, value]) => [percentile, BigInt(value)]));
  }

  reset() {
    this.#counts.clear();
    this.#count = 0;
    this.#exceeds = 0;
  }

  toJSON() {
    const { count, min, max, mean, exceeds, stddev, percentiles } = this;
    return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(percentiles) };
  }

  [customInspect](depth, options) {
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    const shown = { min, max, mean, exceeds, stddev, count, percentiles };
    return `Histogram ${require('internal/inspect').inspect(shown, inner)}`;
  }
}

class RecordableHistogram extends Histogram {
  #last;

  record(value) {
    if (typeof value === 'bigint') {
      add(this, Number(value));
      return;
    }
    validateInteger(value, 'val', 1);
    add(this, value);
  }

  recordDelta() {
    const now = binding.process.hrtime();
    if (this.#last !== undefined) add(this, Math.max(1, now - this.#last));
    this.#last = now;
  }

  add(other) {
    if (!(other instanceof RecordableHistogram)) {
      throw new codes.ERR_INVALID_ARG_TYPE('other', 'RecordableHistogram', other);
    }
    for (const [value, count] of countsOf(other)) for (let i = 0; i < count; i++) add(this, value);
  }
}

class IntervalHistogram extends Histogram {
  #resolution;
  #timer;

  constructor(token, resolution) {
    super(token);
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== undefined) return false;
    let last = binding.process.hrtime();
    this.#timer = require('timers').setInterval(() => {
      const now = binding.process.hrtime();
      add(this, Math.max(1, now - last));
      last = now;
    }, this.#resolution);
    this.#timer.unref();
    return true;
  }

  disable() {
    if (this.#timer === undefined) return false;
    require('timers').clearInterval(this.#timer);
    this.#timer = undefined;
    return true;
  }

  [Symbol.dispose]() {
    this.disable();
  }
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  if (typeof lowest !== 'bigint') validateInteger(lowest, 'options.lowest', 1);
  if (typeof highest !== 'bigint') validateInteger(highest, 'options.highest', 2 * Number(lowest));
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kAllowed, Number(highest));
}

// The delay between the ticks of a timer, in nanoseconds.
function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new IntervalHistogram(kAllowed, resolution);
}

module.exports = { createHistogram, monitorEventLoopDelay };
