'use strict';

// The assertions. Each is a method of `assert` and of the class Assert, but works without `this`, too.

const { codes } = require('internal/errors');
const { AssertionError } = require('internal/assertion-error');

const optionsOf = Symbol('options');

const throwing = () => require('internal/assert-throws');
const comparisons = () => require('internal/comparisons');

function isErrorObject(value) {
  return value !== null && typeof value === 'object' && throwing().isError(value);
}

/** Ways to fail for a receiver, which may carry options: the function throws, its `error` makes. */
function failFor(receiver) {
  const diff = receiver?.[optionsOf]?.diff;
  const make = (details) => new AssertionError({ ...details, diff });
  const fail = (details) => {
    if (isErrorObject(details.message)) throw details.message;
    throw make(details);
  };
  fail.error = make;
  return fail;
}

function fail(receiver, actual, expected, message, operator, stackStartFn) {
  failFor(receiver)({ actual, expected, message, operator, stackStartFn });
}

function checkCount(args) {
  if (args.length < 2) throw new codes.ERR_MISSING_ARGS('actual', 'expected');
}

function skipsPrototype(receiver) {
  return receiver?.[optionsOf]?.skipPrototype === true;
}

/** The body of `ok`; `fn` is the function that the program called. */
function assertTruthy(receiver, fn, args) {
  if (args[0]) return;
  const [value, given] = args;
  let message = given;
  let generated = false;
  if (args.length === 0) {
    generated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (given === undefined || given === null) {
    generated = true;
    const expression = require('internal/assert-expression').callExpression(fn);
    if (expression) message = `The expression evaluated to a falsy value:\n\n  ${expression}\n`;
  } else if (isErrorObject(given)) throw given;
  const error = failFor(receiver).error({ actual: value, expected: true, message, operator: '==', stackStartFn: fn });
  error.generatedMessage = generated;
  throw error;
}

let warnedOfFail = false;

function failWithArguments(receiver, actual, expected, message, operator, stackStartFn) {
  if (!warnedOfFail) {
    warnedOfFail = true;
    require('process').emitWarning(
      'assert.fail() with more than one argument is deprecated. ' +
        'Please use assert.strictEqual() instead or only pass a message.',
      'DeprecationWarning',
      'DEP0094',
    );
  }
  if (isErrorObject(message)) throw message;
  throw failFor(receiver).error({ actual, expected, operator, message, stackStartFn });
}

function checkMatch(receiver, fn, string, regexp, own, wanted) {
  if (!require('internal/types').isRegExp(regexp)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  const { inspect, matches } = throwing();
  if (typeof string === 'string' && matches(regexp, string) === wanted) return;
  if (isErrorObject(own)) throw own;
  let message = own;
  if (!own) {
    const verb = wanted ? 'did not match' : 'was expected to not match';
    message =
      typeof string === 'string'
        ? `The input ${verb} the regular expression ${inspect(regexp)}. Input:\n\n${inspect(string)}\n`
        : `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`;
  }
  const details = { actual: string, expected: regexp, message, operator: fn.name, stackStartFn: fn };
  const error = failFor(receiver).error(details);
  error.generatedMessage = !own;
  throw error;
}

/** The stack of the given error, behind the frames that only the assertion has. */
function joinStacks(error, original) {
  const start = original.indexOf('\n    at');
  if (start === -1) return;
  const frames = original.slice(start + 1).split('\n');
  let own = error.stack.split('\n');
  for (const frame of frames) {
    const position = own.indexOf(frame);
    if (position === -1) continue;
    own = own.slice(0, position);
    break;
  }
  error.stack = `${own.join('\n')}\n${frames.join('\n')}`;
}

function describeUnwanted(value) {
  if (typeof value !== 'object' || typeof value.message !== 'string') return throwing().inspect(value);
  return value.message.length === 0 && value.constructor ? value.constructor.name : value.message;
}

const methods = {
  fail(...args) {
    const [actual, expected, message, operator = args.length === 2 ? '!=' : 'fail', stackStartFn] = args;
    if (args.length > 1) {
      failWithArguments(this, actual, expected, message, operator, stackStartFn ?? methods.fail);
    }
    if (isErrorObject(actual)) throw actual;
    const generated = actual === undefined || actual === null;
    const error = failFor(this).error({
      message: generated ? 'Failed' : actual,
      operator: 'fail',
      stackStartFn: methods.fail,
    });
    if (generated) error.generatedMessage = true;
    throw error;
  },

  ok(...args) {
    assertTruthy(this, methods.ok, args);
  },

  equal(actual, expected, message) {
    checkCount(arguments);
    // eslint-disable-next-line eqeqeq
    if (actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))) return;
    fail(this, actual, expected, message, '==', methods.equal);
  },

  notEqual(actual, expected, message) {
    checkCount(arguments);
    // eslint-disable-next-line eqeqeq
    if (actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))) {
      fail(this, actual, expected, message, '!=', methods.notEqual);
    }
  },

  deepEqual(actual, expected, message) {
    checkCount(arguments);
    if (!comparisons().isDeepEqual(actual, expected)) {
      fail(this, actual, expected, message, 'deepEqual', methods.deepEqual);
    }
  },

  notDeepEqual(actual, expected, message) {
    checkCount(arguments);
    if (comparisons().isDeepEqual(actual, expected)) {
      fail(this, actual, expected, message, 'notDeepEqual', methods.notDeepEqual);
    }
  },

  deepStrictEqual(actual, expected, message) {
    checkCount(arguments);
    if (!comparisons().isDeepStrictEqual(actual, expected, skipsPrototype(this))) {
      fail(this, actual, expected, message, 'deepStrictEqual', methods.deepStrictEqual);
    }
  },

  notDeepStrictEqual(actual, expected, message) {
    checkCount(arguments);
    if (comparisons().isDeepStrictEqual(actual, expected, skipsPrototype(this))) {
      fail(this, actual, expected, message, 'notDeepStrictEqual', methods.notDeepStrictEqual);
    }
  },

  strictEqual(actual, expected, message) {
    checkCount(arguments);
    if (!Object.is(actual, expected)) {
      fail(this, actual, expected, message, 'strictEqual', methods.strictEqual);
    }
  },

  notStrictEqual(actual, expected, message) {
    checkCount(arguments);
    if (Object.is(actual, expected)) {
      fail(this, actual, expected, message, 'notStrictEqual', methods.notStrictEqual);
    }
  },

  partialDeepStrictEqual(actual, expected, message) {
    checkCount(arguments);
    if (!comparisons().isPartialStrictEqual(actual, expected)) {
      fail(this, actual, expected, message, 'partialDeepStrictEqual', methods.partialDeepStrictEqual);
    }
  },

  throws(fn, ...args) {
    const { expectsError, getActual } = throwing();
    expectsError(methods.throws, failFor(this), getActual(fn), args);
  },

  async rejects(promiseFn, ...args) {
    const { expectsError, waitForActual } = throwing();
    expectsError(methods.rejects, failFor(this), await waitForActual(promiseFn), args);
  },

  doesNotThrow(fn, ...args) {
    const { expectsNoError, getActual } = throwing();
    expectsNoError(methods.doesNotThrow, failFor(this), getActual(fn), ...args);
  },

  async doesNotReject(fn, ...args) {
    const { expectsNoError, waitForActual } = throwing();
    expectsNoError(methods.doesNotReject, failFor(this), await waitForActual(fn), ...args);
  },

  ifError(value) {
    if (value === null || value === undefined) return;
    const error = failFor(this).error({
      actual: value,
      expected: null,
      operator: 'ifError',
      message: `ifError got unwanted exception: ${describeUnwanted(value)}`,
      stackStartFn: methods.ifError,
    });
    if (typeof value.stack === 'string') joinStacks(error, value.stack);
    throw error;
  },

  match(string, regexp, message) {
    checkMatch(this, methods.match, string, regexp, message, true);
  },

  doesNotMatch(string, regexp, message) {
    checkMatch(this, methods.doesNotMatch, string, regexp, message, false);
  },
};

module.exports = { assertTruthy, methods, optionsOf };
