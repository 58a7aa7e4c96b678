'use strict';

// What a function throws or a promise rejects with, against what is expected: a class, a pattern, an object, a function.

const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { AssertionError } = require('internal/assertion-error');
const { isNativeError, isPromise, isRegExp } = require('internal/types');

/** What a function "threw" that threw nothing. */
const nothing = Symbol('nothing');

const inspect = (...args) => require('internal/inspect').inspect(...args);

function isError(value) {
  return isNativeError(value) || value instanceof Error;
}

function matches(pattern, text) {
  return RegExp.prototype.exec.call(pattern, text) !== null;
}

function isErrorClass(value) {
  return Object.prototype.isPrototypeOf.call(Error, value);
}

function isInstance(value, type) {
  return type.prototype !== undefined && value instanceof type;
}

function getActual(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return nothing;
}

/** Anything with `then` and `catch` counts; a thenable without `catch` is more likely a mistake. */
function isPromiseLike(value) {
  if (isPromise(value)) return true;
  return value !== null && typeof value === 'object' && typeof value.then === 'function' && typeof value.catch === 'function';
}

async function waitForActual(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isPromiseLike(promise)) throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
  } else if (!isPromiseLike(promiseFn)) {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return nothing;
}

/** The keys of interest of an error or of what is expected of it, for the difference in the message. */
class Comparison {
  constructor(object, keys, actual) {
    for (const key of keys) {
      if (!(key in object)) continue;
      const value = object[key];
      const matched =
        actual !== undefined && typeof actual[key] === 'string' && isRegExp(value) && matches(value, actual[key]);
      this[key] = matched ? actual[key] : value;
    }
  }
}

function describeOtherClass(actual, expected) {
  const text = `The error is expected to be an instance of "${expected.name}". Received `;
  if (!isError(actual)) return `${text}"${inspect(actual, { depth: -1 })}"`;
  const name = actual.constructor?.name || actual.name;
  const received =
    name === expected.name ? 'an error with identical name but a different prototype.' : `"${name}"`;
  return `${text}${received}${actual.message ? `\n\nError message:\n\n${actual.message}` : ''}`;
}

/** One failed expectation; `fail` is the assertion's way to throw, `fn` the assertion. */
class Expectation {
  constructor(fn, fail) {
    this.fn = fn;
    this.fail = fail;
  }

  failAs(actual, expected, message, generatedMessage) {
    const error = this.fail.error({ actual, expected, message, operator: this.fn.name, stackStartFn: this.fn });
    error.generatedMessage = generatedMessage;
    throw error;
  }

  /** Fails with the difference of two values as deepStrictEqual shows it. */
  failWithDiff(actual, expected, shownActual, shownExpected, message) {
    const error = this.fail.error({
      actual: shownActual,
      expected: shownExpected,
      message,
      operator: 'deepStrictEqual',
      stackStartFn: this.fn,
    });
    Object.assign(error, { actual, expected, operator: this.fn.name });
    throw error;
  }

  checkPattern(actual, expected, message) {
    const text = String(actual);
    if (matches(expected, text)) return;
    const generated = !message;
    const description = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
    this.failAs(actual, expected, generated ? description : message, generated);
  }

  checkObject(actual, expected, message) {
    const keys = Object.keys(expected);
    // These are not enumerable, but they are what matters.
    if (expected instanceof Error) keys.push('name', 'message');
    else if (keys.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
    const { isDeepStrictEqual } = require('internal/comparisons');
    for (const key of keys) {
      const wanted = expected[key];
      if (typeof actual[key] === 'string' && isRegExp(wanted) && matches(wanted, actual[key])) continue;
      if (key in actual && isDeepStrictEqual(actual[key], wanted)) continue;
      if (message) this.fail({ actual, expected, message, operator: this.fn.name, stackStartFn: this.fn });
      const shownActual = new Comparison(actual, keys);
      const shownExpected = new Comparison(expected, keys, actual);
      this.failWithDiff(actual, expected, shownActual, shownExpected, undefined);
    }
  }

  checkClass(actual, expected, message) {
    const generated = !message;
    this.failAs(actual, expected, generated ? describeOtherClass(actual, expected) : message, generated);
  }

  checkFunction(actual, expected, message) {
    const result = Reflect.apply(expected, {}, [actual]);
    if (result === true) return;
    const generated = !message;
    let text = message;
    if (generated) {
      const name = expected.name ? `"${expected.name}" ` : '';
      text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
      if (isError(actual)) text += `\n\nCaught error:\n\n${actual}`;
    }
    this.failAs(actual, expected, text, generated);
  }

  check(actual, expected, message) {
    if (typeof expected === 'function') {
      if (isInstance(actual, expected)) return;
      if (isErrorClass(expected)) this.checkClass(actual, expected, message);
      else this.checkFunction(actual, expected, message);
    } else if (isRegExp(expected)) this.checkPattern(actual, expected, message);
    else if (typeof actual !== 'object' || actual === null) {
      this.failWithDiff(actual, expected, actual, expected, message);
    } else this.checkObject(actual, expected, message);
  }
}

const expectedTypes = ['Object', 'Error', 'Function', 'RegExp'];

/** A message given in the place of the expectation must not be what the error says. */
function checkAmbiguity(actual, text) {
  if (typeof actual === 'object' && actual !== null) {
    if (actual.message === text) {
      throw new codes.ERR_AMBIGUOUS_ARGUMENT(
        'error/message',
        `The error message "${actual.message}" is identical to the message.`,
      );
    }
  } else if (actual === text) {
    throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', `The error "${actual}" is identical to the message.`);
  }
}

/** For throws and rejects: `args` are what follows the function: expectation and message. */
function expectsError(fn, fail, actual, args) {
  let [error, message] = args;
  if (typeof error === 'string') {
    if (args.length === 2) throw new codes.ERR_INVALID_ARG_TYPE('error', expectedTypes, error);
    checkAmbiguity(actual, error);
    message = error;
    error = undefined;
  } else if (error !== undefined && error !== null && typeof error !== 'object' && typeof error !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('error', expectedTypes, error);
  }
  if (actual === nothing) {
    const name = error?.name ? ` (${error.name})` : '';
    const kind = fn.name === 'rejects' ? 'rejection' : 'exception';
    const text = `Missing expected ${kind}${name}${message ? `: ${message}` : '.'}`;
    fail({ actual: undefined, expected: error, operator: fn.name, message: text, stackStartFn: fn });
  }
  if (error) new Expectation(fn, fail).check(actual, error, message);
}

function isMatchingError(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) return matches(expected, String(actual));
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (isInstance(actual, expected)) return true;
  return !isErrorClass(expected) && Reflect.apply(expected, {}, [actual]) === true;
}

/** For doesNotThrow and doesNotReject: other errors than the unwanted one are thrown on. */
function expectsNoError(fn, fail, actual, error, message) {
  if (actual === nothing) return;
  const unwanted = typeof error === 'string' ? undefined : error;
  const text = typeof error === 'string' ? error : message;
  if (unwanted && !isMatchingError(actual, unwanted)) throw actual;
  const kind = fn.name === 'doesNotReject' ? 'rejection' : 'exception';
  fail({
    actual,
    expected: unwanted,
    operator: fn.name,
    message: `Got unwanted ${kind}${text ? `: ${text}` : '.'}\nActual message: "${actual?.message}"`,
    stackStartFn: fn,
  });
}

module.exports = { AssertionError, expectsError, expectsNoError, getActual, inspect, isError, matches, waitForActual };
