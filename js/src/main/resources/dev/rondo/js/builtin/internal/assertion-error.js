'use strict';

// What a failed assertion throws.

const { validateObject } = require('internal/validators');

const customInspect = Symbol.for('nodejs.util.inspect.custom');

/** Operators whose message shows a difference, also below a message of the program's own. */
const differing = new Set(['deepStrictEqual', 'strictEqual', 'partialDeepStrictEqual']);

/** Errors are compared without the stack, which always differs. */
function copyError(source) {
  const copy = Object.assign({ __proto__: Object.getPrototypeOf(source) }, source);
  Object.defineProperty(copy, 'message', { value: source.message });
  if (Object.hasOwn(source, 'cause')) {
    const { cause } = source;
    Object.defineProperty(copy, 'cause', { value: cause instanceof Error ? copyError(cause) : cause });
  }
  return copy;
}

function isErrorObject(value) {
  return typeof value === 'object' && value !== null && value instanceof Error && 'stack' in value;
}

function messageOf({ actual, expected, operator, message, diff }) {
  const text = require('internal/assert-diff');
  const full = diff === 'full';
  if (message !== undefined && message !== null) {
    if (!differing.has(operator)) return String(message);
    return text.createDiff(actual, expected, operator, message, full);
  }
  if (isErrorObject(actual) && isErrorObject(expected)) {
    return messageOf({ actual: copyError(actual), expected: copyError(expected), operator, diff });
  }
  if (differing.has(operator)) return text.createDiff(actual, expected, operator, undefined, full);
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    return text.describeUnequal(actual, operator, full);
  }
  return text.describeLoose(actual, expected, operator, full);
}

function shortString(text) {
  const lines = text.split('\n', 11);
  if (lines.length > 10) return `${lines.slice(0, 10).join('\n')}\n...`;
  return text.length > 512 ? `${text.slice(512)}...` : text;
}

function withoutFrames(make) {
  const limit = Error.stackTraceLimit;
  const writable = typeof limit === 'number' && Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return make();
  } finally {
    if (writable) Error.stackTraceLimit = limit;
  }
}

/** A stack that begins with the code, whose text the engine builds from the name of the moment. */
function stamp(error, hidden) {
  const name = (value) => {
    Object.defineProperty(error, 'name', { __proto__: null, value, writable: true, configurable: true });
  };
  name('AssertionError [ERR_ASSERTION]');
  Error.captureStackTrace?.(error, hidden);
  void error.stack;
  name('AssertionError');
}

class AssertionError extends Error {
  constructor(options) {
    validateObject(options, 'options');
    const { actual, expected, operator, message, details, stackStartFn, stackStartFunction, diff = 'simple' } = options;
    const text = messageOf({ actual, expected, operator, message, diff });
    withoutFrames(() => super(text));
    this.generatedMessage = !message;
    this.code = 'ERR_ASSERTION';
    this.actual = details === undefined ? actual : undefined;
    this.expected = details === undefined ? expected : undefined;
    this.operator = details === undefined ? operator : undefined;
    if (details !== undefined) addDetails(this, details);
    this.diff = diff;
    stamp(this, stackStartFn ?? stackStartFunction ?? AssertionError);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  /** The message has shown both values already: here they are kept short. */
  [customInspect](depth, options) {
    const { actual, expected } = this;
    if (typeof actual === 'string') this.actual = shortString(actual);
    if (typeof expected === 'string') this.expected = shortString(expected);
    const { inspect } = require('internal/inspect');
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

function addDetails(error, details) {
  details.forEach((detail, i) => {
    error[`message ${i}`] = detail.message;
    error[`actual ${i}`] = detail.actual;
    error[`expected ${i}`] = detail.expected;
    error[`operator ${i}`] = detail.operator;
    error[`stack trace ${i}`] = detail.stack;
  });
}

module.exports = { AssertionError };
