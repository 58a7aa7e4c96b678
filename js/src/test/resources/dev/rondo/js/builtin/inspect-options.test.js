'use strict';

// What the options of util.inspect do, recorded from Node 24.

const assert = require('assert');
const { inspect } = require('util');

function failure(type, message) {
  const error = new type(message);
  error.stack = `${error.name}: ${message}\n    at place (file.js:1:2)`;
  return error;
}

function evaluate(source) {
  return new Function('inspect', 'failure', `return (${source})`)(inspect, failure);
}

const table = [
  ['{ a: { b: 1 } }', '{ depth: 0 }', '{ a: [Object] }'],
  ['{ a: { b: { c: { d: 1 } } } }', '{ depth: null }', '{\n  a: { b: { c: { d: 1 } } }\n}'],
  ['[[1]]', '{ depth: -1 }', '[Array]'],
  ['new Map([[{ a: 1 }, 2]])', '{ depth: 0 }', 'Map(1) { [Object] => 2 }'],
  ['[1, 2, 3]', '{ showHidden: true }', '[ 1, 2, 3, [length]: 3 ]'],
  [
    'new Uint8Array(2)',
    '{ showHidden: true }',
    'Uint8Array(2) [\n  0,\n  0,\n  [BYTES_PER_ELEMENT]: 1,\n  [length]: 2,\n  [byteLength]: 2,\n' +
      '  [byteOffset]: 0,\n  [buffer]: ArrayBuffer { [byteLength]: 2 }\n]',
  ],
  ["Object.defineProperty({}, 'h', { value: 1 })", '{ showHidden: true }', '{ [h]: 1 }'],
  ['new (class Foo { get x() { return 1; } })()', '{ showHidden: true }', 'Foo { [x]: [Getter] }'],
  ['new Map([[1, 2]])', '{ showHidden: true }', 'Map(1) { 1 => 2 }'],
  [
    "{ a: 1, b: 'x', c: null, d: undefined, e: Symbol('s'), f() {}, g: /r/, h: new Date(0), i: 1n, 'j-k': true }",
    '{ colors: true }',
    "{\n  a: \u001b[33m1\u001b[39m,\n  b: \u001b[32m'x'\u001b[39m,\n  c: \u001b[1mnull\u001b[22m,\n" +
      "  d: \u001b[90mundefined\u001b[39m,\n  e: \u001b[32mSymbol(s)\u001b[39m,\n" +
      "  f: \u001b[36m[Function: f]\u001b[39m,\n  g: \u001b[31m/r/\u001b[39m,\n" +
      "  h: \u001b[35m1970-01-01T00:00:00.000Z\u001b[39m,\n  i: \u001b[33m1n\u001b[39m,\n" +
      "  \u001b[32m'j-k'\u001b[39m: \u001b[33mtrue\u001b[39m\n}",
  ],
  ['[1, [2]]', '{ colors: true }', '[ \u001b[33m1\u001b[39m, [ \u001b[33m2\u001b[39m ] ]'],
  ['{ a: { b: [1, 2, { c: 3 }] } }', '{ compact: true }', '{ a: { b: [ 1, 2, [Object] ] } }'],
  [
    "{ a: { b: [1, 2, { c: 3 }] }, d: 'x'.repeat(80) }",
    '{ compact: true }',
    "{ a: { b: [ 1, 2, [Object] ] },\n  d:\n" +
      "   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }",
  ],
  ['{ a: { b: [1, 2] } }', '{ compact: false }', '{\n  a: {\n    b: [\n      1,\n      2\n    ]\n  }\n}'],
  ['{ a: { b: { c: {} } } }', '{ compact: 1 }', '{\n  a: {\n    b: { c: {} }\n  }\n}'],
  ['{ a: 1, b: 2 }', '{ breakLength: 5 }', '{\n  a: 1,\n  b: 2\n}'],
  [
    "{ a: 'x'.repeat(100), b: 1 }",
    '{ breakLength: Infinity }',
    "{ a: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" +
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', b: 1 }",
  ],
  [
    'Array.from({ length: 30 }, (_, i) => i)',
    '{ breakLength: 40 }',
    '[\n   0,  1,  2,  3,  4,  5,  6,  7,  8,\n   9, 10, 11, 12, 13, 14, 15, 16, 17,\n' +
      '  18, 19, 20, 21, 22, 23, 24, 25, 26,\n  27, 28, 29\n]',
  ],
  ['[1, 2, 3]', '{ maxArrayLength: 2 }', '[ 1, 2, ... 1 more item ]'],
  ['[1, 2, 3]', '{ maxArrayLength: 0 }', '[ ... 3 more items ]'],
  ['new Set([1, 2, 3])', '{ maxArrayLength: 1 }', 'Set(3) { 1, ... 2 more items }'],
  [
    'new ArrayBuffer(5)',
    '{ maxArrayLength: 2 }',
    'ArrayBuffer {\n  [Uint8Contents]: <00 00 ... 3 more bytes>,\n  [byteLength]: 5\n}',
  ],
  ["'abcdef'", '{ maxStringLength: 3 }', "'abc'... 3 more characters"],
  ['{ b: 1, a: 2 }', '{ sorted: true }', '{ a: 2, b: 1 }'],
  ['{ a: 1, b: 2 }', '{ sorted: (x, y) => (x < y ? 1 : -1) }', '{ b: 2, a: 1 }'],
  ['Object.assign([3, 1], { b: 1, a: 2 })', '{ sorted: true }', '[ 3, 1, a: 2, b: 1 ]'],
  [
    '{ get a() { return 1; }, get b() { return { x: 1 }; }, set c(v) {} }',
    '{ getters: true }',
    '{ a: [Getter: 1], b: [Getter] { x: 1 }, c: [Setter] }',
  ],
  [
    '{ get a() { return 1; }, set a(v) {}, get b() { return 2; } }',
    "{ getters: 'get' }",
    '{ a: [Getter/Setter], b: [Getter: 2] }',
  ],
  [
    '{ get a() { return 1; }, set a(v) {}, get b() { return 2; } }',
    "{ getters: 'set' }",
    '{ a: [Getter/Setter: 1], b: [Getter] }',
  ],
  ['123456789.123456', '{ numericSeparator: true }', '123_456_789.123_456'],
  ['[-1234567, 1234n, 0.1234567]', '{ numericSeparator: true }', '[ -1_234_567, 1_234n, 0.123_456_7 ]'],
  ['new Proxy({ a: 1 }, {})', '{ showProxy: true }', 'Proxy [ { a: 1 }, {} ]'],
  ['new Proxy({}, {})', '{ showProxy: true, depth: -1 }', 'Proxy [Array]'],
  [
    "{ [inspect.custom]() { return 'x'; } }",
    '{ customInspect: false }',
    '{\n  Symbol(nodejs.util.inspect.custom): [Function: [nodejs.util.inspect.custom]]\n}',
  ],
  [
    '{ a: 1n, b: true }',
    '{ stylize: (text, style) => `<${style}:${text}>` }',
    '{ <name:a>: <bigint:1n>, <name:b>: <boolean:true> }',
  ],
  ["failure(Error, 'e')", '{ colors: true }', 'Error: e\n    at place (file.js:1:2)'],
];

for (const [source, options, expected] of table) {
  assert.strictEqual(inspect(evaluate(source), evaluate(options)), expected, `${source} with ${options}`);
}

assert.strictEqual(inspect({ a: { b: 1 } }, false, 0), '{ a: [Object] }', 'the old form takes a depth');
assert.throws(() => (inspect.defaultOptions = null), { code: 'ERR_INVALID_ARG_TYPE' });
const { depth } = inspect.defaultOptions;
inspect.defaultOptions = { depth: 0 };
assert.strictEqual(inspect({ a: {} }), '{ a: {} }');
assert.strictEqual(inspect({ a: { b: 1 } }), '{ a: [Object] }');
inspect.defaultOptions.depth = depth;
