'use strict';

// Errors with codes, as programs meet them in any module: their class, code, message and stack.

const assert = require('assert');
const { inspect } = require('util');

function caught(fn) {
  try {
    fn();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

function invalid(value) {
  return caught(() => setTimeout(value)).message;
}

// How a value is described when it is not what it should be.
const descriptions = [
  [undefined, 'undefined'],
  [null, 'null'],
  [5, 'type number (5)'],
  [-0, 'type number (-0)'],
  [NaN, 'type number (NaN)'],
  [10n, 'type bigint (10n)'],
  [true, 'type boolean (true)'],
  [Symbol('s'), 'type symbol (Symbol(s))'],
  ['text', "type string ('text')"],
  ["it's", 'type string ("it\'s")'],
  ['x'.repeat(30), `type string ('${'x'.repeat(25)}...')`],
  [{}, 'an instance of Object'],
  [[], 'an instance of Array'],
  [new Map(), 'an instance of Map'],
  [Object.create(null), '[Object: null prototype] {}'],
];
for (const [value, description] of descriptions) {
  assert.strictEqual(
    invalid(value),
    `The "callback" argument must be of type function. Received ${description}`,
  );
}

const error = caught(() => setTimeout(5));
assert.ok(error instanceof TypeError);
assert.strictEqual(error.name, 'TypeError');
assert.strictEqual(error.constructor, TypeError);
assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
assert.deepStrictEqual(Object.keys(error), ['code']);
assert.strictEqual(String(error), `TypeError [ERR_INVALID_ARG_TYPE]: ${error.message}`);
assert.ok(error.stack.startsWith(`TypeError [ERR_INVALID_ARG_TYPE]: ${error.message}\n    at `));
assert.match(inspect(error), /\{\n {2}code: 'ERR_INVALID_ARG_TYPE'\n\}$/);
assert.strictEqual(Object.prototype.toString.call(error), '[object Error]');

// One of each kind of message.
const messages = [
  [() => require('util').inherits(), 'ERR_INVALID_ARG_TYPE', 'The "ctor" argument must be of type function. Received undefined'],
  [() => assert.equal(1), 'ERR_MISSING_ARGS', 'The "actual" and "expected" arguments must be specified'],
  [() => new EventTarget().dispatchEvent(), 'ERR_MISSING_ARGS', 'The "event" argument must be specified'],
  [() => AbortSignal.timeout(2 ** 33), 'ERR_OUT_OF_RANGE',
    'The value of "delay" is out of range. It must be >= 0 && <= 4294967295. Received 8_589_934_592'],
  [() => AbortSignal.timeout(1.5), 'ERR_OUT_OF_RANGE',
    'The value of "delay" is out of range. It must be an integer. Received 1.5'],
  [() => require('util').styleText('loud', ''), 'ERR_INVALID_ARG_VALUE', /^The argument 'format' must be one of: 'reset', /],
  [() => assert.throws(() => {}, 'a', 'b'), 'ERR_INVALID_ARG_TYPE',
    'The "error" argument must be of type function or an instance of Error, RegExp, or Object. ' +
      "Received type string ('a')"],
  [() => Reflect.apply(EventTarget.prototype.dispatchEvent, {}, []), 'ERR_INVALID_THIS',
    'Value of "this" must be of type EventTarget'],
];
for (const [fn, code, message] of messages) {
  const thrown = caught(fn);
  assert.strictEqual(thrown.code, code);
  if (typeof message === 'string') assert.strictEqual(thrown.message, message);
  else assert.match(thrown.message, message);
}

// Errors of the system say what was tried.
const missing = caught(() => require('fs').readFileSync('/no/such/file'));
assert.strictEqual(missing.message, "ENOENT: no such file or directory, open '/no/such/file'");
assert.deepStrictEqual({ ...missing }, { errno: -2, code: 'ENOENT', syscall: 'open', path: '/no/such/file' });
