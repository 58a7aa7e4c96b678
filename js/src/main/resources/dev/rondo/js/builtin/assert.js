'use strict';

const { codes } = require('internal/errors');
const { AssertionError } = require('internal/assertion-error');
const { assertTruthy, methods, optionsOf } = require('internal/assert-methods');

function ok(...args) {
  assertTruthy(this, ok, args);
}

const assert = ok;

/** Assertions with options: `diff` 'simple' or 'full', `strict` (default) and `skipPrototype`. */
function Assert(options) {
  if (new.target === undefined) throw new codes.ERR_CONSTRUCT_CALL_REQUIRED('Assert');
  const { validateBoolean, validateOneOf } = require('internal/validators');
  const all = { strict: true, skipPrototype: false, ...options };
  if (all.diff !== undefined) validateOneOf(all.diff, 'options.diff', ['simple', 'full']);
  if (options?.strict !== undefined) validateBoolean(all.strict, 'options.strict');
  if (options?.skipPrototype !== undefined) validateBoolean(all.skipPrototype, 'options.skipPrototype');
  this.AssertionError = AssertionError;
  if (all.strict) {
    this.equal = this.strictEqual;
    this.deepEqual = this.deepStrictEqual;
    this.notEqual = this.notStrictEqual;
    this.notDeepEqual = this.notDeepStrictEqual;
  }
  Object.defineProperty(this, optionsOf, { value: all });
}

Object.assign(Assert.prototype, methods);

/** The order in which the assertions are listed. */
const names = [
  'fail',
  'equal',
  'notEqual',
  'deepEqual',
  'notDeepEqual',
  'deepStrictEqual',
  'notDeepStrictEqual',
  'strictEqual',
  'notStrictEqual',
  'partialDeepStrictEqual',
  'match',
  'doesNotMatch',
  'throws',
  'rejects',
  'doesNotThrow',
  'doesNotReject',
  'ifError',
];

function equip(target) {
  target.AssertionError = AssertionError;
  target.ok = assert;
  for (const name of names) target[name] = methods[name];
  return target;
}

equip(assert);

function strict(...args) {
  assertTruthy(this, strict, args);
}

assert.strict = Object.assign(equip(strict), {
  equal: methods.strictEqual,
  deepEqual: methods.deepStrictEqual,
  notEqual: methods.notStrictEqual,
  notDeepEqual: methods.notDeepStrictEqual,
  Assert,
});

strict.strict = strict;
assert.Assert = Assert;

module.exports = assert;
