'use strict';

// What failing assertions say, recorded from Node 24; and what errors of assertions are like.

const assert = require('assert');

const table = [
  ['assert.strictEqual(1, 2)', 'ERR_ASSERTION Expected values to be strictly equal:\n\n1 !== 2\n'],
  ["assert.strictEqual(1, 2, 'mine')", 'ERR_ASSERTION mine\n\n1 !== 2\n'],
  ["assert.strictEqual('a', 'b')", "ERR_ASSERTION Expected values to be strictly equal:\n\n'a' !== 'b'\n"],
  [
    "assert.strictEqual('a long string one', 'a long string two')",
    "ERR_ASSERTION Expected values to be strictly equal:\n+ actual - expected\n\n+ 'a long string one'\n" +
      "- 'a long string two'\n                 ^\n",
  ],
  [
    'assert.strictEqual([1], [1])',
    'ERR_ASSERTION Values have same structure but are not reference-equal:\n\n[\n  1\n]\n',
  ],
  [
    'assert.strictEqual({ a: 1 }, { a: 2 })',
    'ERR_ASSERTION Expected "actual" to be reference-equal to "expected":\n+ actual - expected\n\n  {\n' +
      '+   a: 1\n-   a: 2\n  }\n',
  ],
  ['assert.strictEqual(NaN, 0)', 'ERR_ASSERTION Expected values to be strictly equal:\n\nNaN !== 0\n'],
  [
    'assert.strictEqual(0, -0)',
    'ERR_ASSERTION Expected values to be strictly equal:\n+ actual - expected\n\n+ 0\n- -0\n',
  ],
  [
    "assert.strictEqual('x'.repeat(50), 'y'.repeat(50))",
    "ERR_ASSERTION Expected values to be strictly equal:\n+ actual - expected\n\n" +
      "+ 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'\n" +
      "- 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'\n",
  ],
  [
    "assert.strictEqual('a\\nb\\nc', 'a\\nx\\nc')",
    "ERR_ASSERTION Expected values to be strictly equal:\n+ actual - expected\n\n+ 'a\\nb\\nc'\n- 'a\\n" +
      "x\\nc'\n      ^\n",
  ],
  [
    'assert.strictEqual(1, { a: 1 })',
    'ERR_ASSERTION Expected values to be strictly equal:\n+ actual - expected\n\n+ 1\n- {\n-   a: 1\n- }\n',
  ],
  [
    'assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] })',
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n  {\n    a: 1,\n' +
      '    b: [\n      1,\n+     2\n-     3\n    ]\n  }\n',
  ],
  [
    'assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 11])',
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n... Skipped lines\n\n' +
      '  [\n    1,\n    2,\n    3,\n    4,\n...\n    9,\n+   10\n-   11\n  ]\n',
  ],
  [
    'assert.deepStrictEqual(Array.from({ length: 40 }, (_, i) => i), Array.from({ length: 40 }, (_, i) =>' +
      ' (i === 20 ? 0 : i)))',
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n... Skipped lines\n\n' +
      '  [\n    0,\n    1,\n    2,\n    3,\n...\n    19,\n+   20,\n-   0,\n    21,\n    22,\n    23,\n' +
      '    24,\n    25,\n',
  ],
  [
    'assert.deepStrictEqual(new Set([1]), new Set([2]))',
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n  Set(1) {\n+   1\n' +
      '-   2\n  }\n',
  ],
  [
    "assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]]), 'mine')",
    'ERR_ASSERTION mine\n+ actual - expected\n\n  Map(1) {\n+   1 => 2\n-   1 => 3\n  }\n',
  ],
  [
    'assert.deepStrictEqual([1, 2], [1, 2, 3])',
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n  [\n    1,\n' +
      '    2,\n-   3\n  ]\n',
  ],
  [
    'assert.deepStrictEqual({ a: 1 }, { a: 1, b: 2 })',
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n  {\n    a: 1,\n' +
      '-   b: 2\n  }\n',
  ],
  [
    'assert.deepStrictEqual(new Date(0), new Date(1))',
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n' +
      '+ 1970-01-01T00:00:00.000Z\n- 1970-01-01T00:00:00.001Z\n',
  ],
  [
    "assert.deepStrictEqual(new Error('a'), new Error('b'))",
    'ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n+ [Error: a]\n- [Error: b]\n',
  ],
  [
    'assert.deepEqual({ a: 1 }, { a: 2 })',
    'ERR_ASSERTION Expected values to be loosely deep-equal:\n\n{\n  a: 1\n}\n\n' +
      'should loosely deep-equal\n\n{\n  a: 2\n}',
  ],
  ['assert.notStrictEqual(1, 1)', 'ERR_ASSERTION Expected "actual" to be strictly unequal to: 1'],
  [
    "assert.notStrictEqual('a longer one', 'a longer one')",
    'ERR_ASSERTION Expected "actual" to be strictly unequal to:\n\n\'a longer one\'',
  ],
  [
    'assert.notDeepStrictEqual({ a: 1 }, { a: 1 })',
    'ERR_ASSERTION Expected "actual" not to be strictly deep-equal to:\n\n{\n  a: 1\n}\n',
  ],
  ['assert.notDeepEqual([1], [1])', 'ERR_ASSERTION Expected "actual" not to be loosely deep-equal to:\n\n[\n  1\n]'],
  ['assert.equal(1, 2)', 'ERR_ASSERTION 1 == 2'],
  ['assert.notEqual(1, 1)', 'ERR_ASSERTION 1 != 1'],
  ["assert.equal(1, 2, 'mine')", 'ERR_ASSERTION mine'],
  [
    'assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 2 })',
    'ERR_ASSERTION Expected values to be partially and strictly deep-equal:\n+ actual - expected\n\n  {\n' +
      '+   a: 1,\n+   b: 2\n-   a: 2\n  }\n',
  ],
  ["assert.match('abc', /x/)", "ERR_ASSERTION The input did not match the regular expression /x/. Input:\n\n'abc'\n"],
  ['assert.match(5, /x/)', 'ERR_ASSERTION The "string" argument must be of type string. Received type number (5)'],
  [
    "assert.doesNotMatch('abc', /b/)",
    "ERR_ASSERTION The input was expected to not match the regular expression /b/. Input:\n\n'abc'\n",
  ],
  ['assert.ifError(0)', 'ERR_ASSERTION ifError got unwanted exception: 0'],
  ["assert.ifError(new Error('e'))", 'ERR_ASSERTION ifError got unwanted exception: e'],
  ["assert.ifError('text')", "ERR_ASSERTION ifError got unwanted exception: 'text'"],
  ['assert.fail()', 'ERR_ASSERTION Failed'],
  ["assert.fail('mine')", 'ERR_ASSERTION mine'],
  ['assert.ok()', 'ERR_ASSERTION No value argument passed to `assert.ok()`'],
  ["assert.ok(0, 'mine')", 'ERR_ASSERTION mine'],
  ['assert.throws(() => {})', 'ERR_ASSERTION Missing expected exception.'],
  ['assert.throws(() => {}, TypeError)', 'ERR_ASSERTION Missing expected exception (TypeError).'],
  ["assert.throws(() => {}, TypeError, 'mine')", 'ERR_ASSERTION Missing expected exception (TypeError): mine'],
  [
    "assert.throws(() => { throw new Error('e'); }, TypeError)",
    'ERR_ASSERTION The error is expected to be an instance of "TypeError". Received "Error"\n\nError message:\n\ne',
  ],
  [
    "assert.throws(() => { throw new Error('e'); }, /x/)",
    "ERR_ASSERTION The input did not match the regular expression /x/. Input:\n\n'Error: e'\n",
  ],
  [
    "assert.throws(() => { throw new Error('e'); }, { message: 'f' })",
    "ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n  Comparison {\n" +
      "+   message: 'e'\n-   message: 'f'\n  }\n",
  ],
  [
    "assert.throws(() => { throw new Error('e'); }, { message: /f/, name: 'Error' })",
    "ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n  Comparison {\n" +
      "+   message: 'e',\n-   message: /f/,\n    name: 'Error'\n  }\n",
  ],
  [
    "assert.throws(() => { throw new Error('e'); }, () => false)",
    'ERR_ASSERTION The validation function is expected to return "true". Received false\n\n' +
      'Caught error:\n\nError: e',
  ],
  [
    "assert.throws(() => { throw new Error('e'); }, function check() { return 1; })",
    'ERR_ASSERTION The "check" validation function is expected to return "true". Received 1\n\n' +
      'Caught error:\n\nError: e',
  ],
  [
    "assert.throws(() => { throw new Error('e'); }, 'e')",
    'ERR_AMBIGUOUS_ARGUMENT The "error/message" argument is ambiguous. The error message "e" is i' +
      'dentical to the message.',
  ],
  [
    "assert.throws(() => { throw 'text'; }, { a: 1 })",
    "ERR_ASSERTION Expected values to be strictly deep-equal:\n+ actual - expected\n\n+ 'text'\n- {\n" +
      "-   a: 1\n- }\n",
  ],
  [
    "assert.throws(() => { throw 'text'; }, TypeError)",
    'ERR_ASSERTION The error is expected to be an instance of "TypeError". Received "\'text\'"',
  ],
  [
    "assert.throws('no function')",
    'ERR_INVALID_ARG_TYPE The "fn" argument must be of type function. Received type string (\'no function\')',
  ],
  [
    "assert.throws(() => {}, 'text', 'more')",
    'ERR_INVALID_ARG_TYPE The "error" argument must be of type function or an instance of Error, R' +
      'egExp, or Object. Received type string (\'text\')',
  ],
  [
    "assert.throws(() => { throw new Error('e'); }, {})",
    "ERR_INVALID_ARG_VALUE The argument 'error' may not be an empty object. Received {}",
  ],
  [
    "assert.doesNotThrow(() => { throw new Error('e'); })",
    'ERR_ASSERTION Got unwanted exception.\nActual message: "e"',
  ],
  [
    "assert.doesNotThrow(() => { throw new Error('e'); }, 'mine')",
    'ERR_ASSERTION Got unwanted exception: mine\nActual message: "e"',
  ],
  [
    "assert.doesNotThrow(() => { throw new Error('e'); }, Error, 'mine')",
    'ERR_ASSERTION Got unwanted exception: mine\nActual message: "e"',
  ],
  ['assert.deepEqual(1)', 'ERR_MISSING_ARGS The "actual" and "expected" arguments must be specified'],
  [
    "assert.match('a', 'b')",
    'ERR_INVALID_ARG_TYPE The "regexp" argument must be an instance of RegExp. Received type string (\'b\')',
  ],
  [
    'new assert.AssertionError()',
    'ERR_INVALID_ARG_TYPE The "options" argument must be of type object. Received undefined',
  ],
  [
    "new assert.Assert({ diff: 'other' })",
    "ERR_INVALID_ARG_VALUE The property 'options.diff' must be one of: 'simple', 'full'. Received 'other'",
  ],
  ['assert.Assert()', 'ERR_CONSTRUCT_CALL_REQUIRED Class constructor Assert cannot be invoked without `new`'],
];

function caught(fn) {
  try {
    fn();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

for (const [source, expected] of table) {
  const error = caught(new Function('assert', source).bind(null, assert));
  // Compared by hand: what is under test should not judge itself.
  const said = `${error.code} ${error.message}`;
  if (said !== expected) throw new Error(`${source} said\n${said}\ninstead of\n${expected}`);
}

const error = caught(() => assert.strictEqual(1, 2));
if (!(error instanceof assert.AssertionError) || !(error instanceof Error)) throw new Error('wrong class');
if (error.name !== 'AssertionError' || error.code !== 'ERR_ASSERTION') throw new Error('wrong name or code');
if (error.actual !== 1 || error.expected !== 2 || error.operator !== 'strictEqual') throw new Error('wrong values');
if (error.generatedMessage !== true) throw new Error('the message is generated');
if (!error.stack.startsWith('AssertionError [ERR_ASSERTION]: Expected values')) throw new Error(error.stack);
if (caught(() => assert.ok(0, new TypeError('given'))).message !== 'given') throw new Error('the given error is thrown');
if (caught(() => assert.equal(1, 2, 'mine')).generatedMessage !== false) throw new Error('the message is given');

const shown = caught(() => assert(0 === 1)).message;
if (shown !== 'The expression evaluated to a falsy value:\n\n  assert(0 === 1)\n') throw new Error(shown);

assert.strictEqual(assert.strict.equal, assert.strictEqual);
assert.strictEqual(require('assert/strict'), assert.strict);
const { Assert } = assert;
assert.strictEqual(caught(() => new Assert({ diff: 'full' }).equal(1, 2)).diff, 'full');

async function promises() {
  await assert.rejects(Promise.reject(new Error('r')), /r/);
  await assert.rejects(async () => {
    throw new TypeError('t');
  }, TypeError);
  await assert.doesNotReject(Promise.resolve());
  await assert.rejects(assert.rejects(Promise.resolve(1)), { message: 'Missing expected rejection.' });
  await assert.rejects(assert.rejects(5), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(assert.rejects(() => 5), { code: 'ERR_INVALID_RETURN_VALUE' });
  await assert.rejects(assert.doesNotReject(Promise.reject(new Error('d'))), {
    message: 'Got unwanted rejection.\nActual message: "d"',
  });
}

let done = false;
promises().then(() => {
  done = true;
});
process.on('exit', () => {
  if (!done) throw new Error('the promises did not settle');
});
