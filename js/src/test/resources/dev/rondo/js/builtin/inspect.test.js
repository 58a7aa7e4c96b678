'use strict';

// What util.inspect makes of values, recorded from Node 24.

const assert = require('assert');
const { inspect } = require('util');

/** An error whose stack does not depend on where it was made. */
function failure(type, message, options) {
  const error = new type(message, options);
  error.stack = `${error.name}: ${message}\n    at place (file.js:1:2)`;
  return error;
}

function evaluate(source) {
  return new Function('inspect', 'failure', `return (${source})`)(inspect, failure);
}

const tables = {
  primitives: [
    ['0', '0'],
    ['-0', '-0'],
    ['1.5', '1.5'],
    ['NaN', 'NaN'],
    ['-Infinity', '-Infinity'],
    ['1e21', '1e+21'],
    ['10n', '10n'],
    ['true', 'true'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['Symbol()', 'Symbol()'],
    ["Symbol('a b')", 'Symbol(a b)'],
    ['Symbol.iterator', 'Symbol(Symbol.iterator)'],
    ["''", "''"],
    ["'a'", "'a'"],
    ['"it\'s"', '"it\'s"'],
    ['\'"\'', '\'"\''],
    ['"it\'s \\"q\\""', '`it\'s "q"`'],
    ['"\'\\"`"', '\'\\\'"`\''],
    ["'a\\nb'", "'a\\nb'"],
    ["'\\t\\b\\f\\r\\v\\0\\x1b\\x7f\\x80'", "'\\t\\b\\f\\r\\x0B\\x00\\x1B\\x7F\\x80'"],
    ["'\\\\'", "'\\\\'"],
    ["'\\ud800'", "'\\ud800'"],
    ["'a\\udc00b'", "'a\\udc00b'"],
    ["'\\u{1f600}'", "'\ud83d\ude00'"],
    ["'x'.repeat(20)", "'xxxxxxxxxxxxxxxxxxxx'"],
    [
      "'line one is quite long, so that it is broken\\nline two is long as well, and it has its own literal\\n'",
      "'line one is quite long, so that it is broken\\n' +\n" +
        "  'line two is long as well, and it has its own literal\\n'",
    ],
    [
      "{ a: 'line one is quite long, so that it is broken\\nline two is long, and has its own literal' }",
      "{\n  a: 'line one is quite long, so that it is broken\\n' +\n" +
        "    'line two is long, and has its own literal'\n}",
    ],
    ['new Number(3)', '[Number: 3]'],
    ['new Number(-0)', '[Number: -0]'],
    ["new String('abc')", "[String: 'abc']"],
    ['new Boolean(false)', '[Boolean: false]'],
    ["Object(Symbol('z'))", '[Symbol: Symbol(z)]'],
    ['Object(5n)', '[BigInt: 5n]'],
    ["Object.assign(new String('ab'), { x: 1 })", "[String: 'ab'] { x: 1 }"],
    ["new (class Text extends String {})('q')", "[String (Text): 'q']"],
  ],
  objects: [
    ['{}', '{}'],
    ['{ a: 1 }', '{ a: 1 }'],
    ['{ a: { b: { c: { d: {} } } } }', '{ a: { b: { c: [Object] } } }'],
    ['{ a: { b: { c: {} } } }', '{ a: { b: { c: {} } } }'],
    ['{ a: { b: { c: [] } } }', '{ a: { b: { c: [] } } }'],
    ['{ \'a-b\': 1, \'1a\': 2, 3: 4, "it\'s": 5 }', '{ \'3\': 4, \'a-b\': 1, \'1a\': 2, "it\'s": 5 }'],
    ["{ ['__proto__']: 1 }", "{ ['__proto__']: 1 }"],
    ["{ [Symbol('k')]: 1, [Symbol('k b')]: {} }", '{ Symbol(k): 1, Symbol(k b): {} }'],
    [
      '{ get a() { return 1; }, set a(v) {}, get b() { return 1; }, set c(v) {} }',
      '{ a: [Getter/Setter], b: [Getter], c: [Setter] }',
    ],
    ['Object.create(null)', '[Object: null prototype] {}'],
    ['Object.assign(Object.create(null), { a: 1 })', '[Object: null prototype] { a: 1 }'],
    ['Object.create({})', '{}'],
    ['Object.create({ constructor: 1 })', '{}'],
    ['new (class Foo {})()', 'Foo {}'],
    ['new (class Foo { a = 1; })()', 'Foo { a: 1 }'],
    ['new (class Bar extends class Foo {} {})()', 'Bar {}'],
    ['(class Foo {}).prototype', '{}'],
    ['Object.create((class Foo {}).prototype)', 'Foo {}'],
    ['new (class {})()', '{}'],
    ['new (class extends Object {})()', '{}'],
    ['Object.setPrototypeOf({ a: 1 }, Map.prototype)', 'Map { a: 1 }'],
    ['Object.setPrototypeOf([1, 2], null)', '[Array(2): null prototype] [ 1, 2 ]'],
    ['Object.setPrototypeOf(new Date(0), null)', '[Date: null prototype] 1970-01-01T00:00:00.000Z'],
    ['Object.setPrototypeOf(/a/, null)', '[RegExp: null prototype] /a/'],
    ['Object.setPrototypeOf(() => {}, null)', '[Function (null prototype) (anonymous)]'],
    ["new (class { get [Symbol.toStringTag]() { return 'tag'; } })()", 'Object [tag] {}'],
    ["new (class Foo { get [Symbol.toStringTag]() { return 'bar'; } })()", 'Foo [bar] {}'],
    ['new (class FooSet extends Set {})([1])', 'FooSet(1) { 1 }'],
    ['new (class Settings extends Set {})([1])', 'Settings(1) [Set] { 1 }'],
    ["{ [Symbol.toStringTag]: 'own' }", "{ Symbol(Symbol.toStringTag): 'own' }"],
    ["Object.defineProperty({ a: 1 }, Symbol.toStringTag, { value: 'hidden' })", 'Object [hidden] { a: 1 }'],
    ['(function () { return arguments; })(1, { a: 2 })', "[Arguments] { '0': 1, '1': { a: 2 } }"],
    ['Math', 'Object [Math] {}'],
    ['JSON', 'Object [JSON] {}'],
    ['Reflect', 'Object [Reflect] {}'],
    [
      '{ aaaaaaaaaaaaaaaa: 1, bbbbbbbbbbbbbbbbbbbbbb: 2, cccccccccccccccccccccc: 3, ddd: 4 }',
      '{\n  aaaaaaaaaaaaaaaa: 1,\n  bbbbbbbbbbbbbbbbbbbbbb: 2,\n  cccccccccccccccccccccc: 3,\n  ddd: 4\n}',
    ],
    [
      "{ a: 1, b: 'x'.repeat(60), c: [1, 2, 3] }",
      "{\n  a: 1,\n  b: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',\n  c: [ 1, 2, 3 ]\n}",
    ],
    ['{ a: [{ b: [{ c: [{ d: 1 }] }] }] }', '{ a: [ { b: [Array] } ] }'],
    ['[{ a: 1, b: 2, c: 3 }, { a: 4, b: 5, c: 6 }]', '[ { a: 1, b: 2, c: 3 }, { a: 4, b: 5, c: 6 } ]'],
  ],
  arrays: [
    ['[]', '[]'],
    ['[1]', '[ 1 ]'],
    ['[1, 2, 3]', '[ 1, 2, 3 ]'],
    ['[[[[[]]]]]', '[ [ [ [Array] ] ] ]'],
    ['[,]', '[ <1 empty item> ]'],
    ['[, , 1]', '[ <2 empty items>, 1 ]'],
    ['[1, , 2, , , 3]', '[ 1, <1 empty item>, 2, <2 empty items>, 3 ]'],
    ['new Array(5)', '[ <5 empty items> ]'],
    ["Object.assign([1, 2], { x: 1, '-1': 2 })", "[ 1, 2, x: 1, '-1': 2 ]"],
    ['Array.from({ length: 7 }, (_, i) => i)', '[\n  0, 1, 2, 3,\n  4, 5, 6\n]'],
    [
      'Array.from({ length: 27 }, (_, i) => i * i * i)',
      '[\n      0,     1,     8,    27,    64,\n    125,   216,   343,   512,   729,\n' +
        '   1000,  1331,  1728,  2197,  2744,\n   3375,  4096,  4913,  5832,  6859,\n' +
        '   8000,  9261, 10648, 12167, 13824,\n  15625, 17576\n]',
    ],
    [
      'Array.from({ length: 101 }, (_, i) => i)',
      '[\n   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,\n' +
        '  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,\n' +
        '  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,\n' +
        '  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,\n' +
        '  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,\n' +
        '  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,\n' +
        '  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,\n' +
        '  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,\n  96, 97, 98, 99,\n  ... 1 more item\n]',
    ],
    [
      "Array.from({ length: 27 }, (_, i) => 'abc'.repeat(i % 5))",
      "[\n  '',             'abc',          'abcabc',\n  'abcabcabc',    'abcabcabcabc', '',\n" +
        "  'abc',          'abcabc',       'abcabcabc',\n  'abcabcabcabc', '',             'abc',\n" +
        "  'abcabc',       'abcabcabc',    'abcabcabcabc',\n  '',             'abc',          'abcabc',\n" +
        "  'abcabcabc',    'abcabcabcabc', '',\n  'abc',          'abcabc',       'abcabcabc',\n" +
        "  'abcabcabcabc', '',             'abc'\n]",
    ],
    [
      "Array.from({ length: 12 }, (_, i) => (i % 2 ? i : 'x'))",
      "[\n  'x', 1,   'x', 3,   'x',\n  5,   'x', 7,   'x', 9,\n  'x', 11\n]",
    ],
    [
      'Array.from({ length: 8 }, (_, i) => ({ i }))',
      '[\n  { i: 0 }, { i: 1 },\n  { i: 2 }, { i: 3 },\n  { i: 4 }, { i: 5 },\n  { i: 6 }, { i: 7 }\n]',
    ],
    ['[1n, 20n, 300n, 4n, 5n, 6n, 7n]', '[\n  1n, 20n, 300n,\n  4n,  5n,   6n,\n  7n\n]'],
    ['[1.5, 2, -3, 4, 5, 6, 7, 1e100]', '[\n  1.5,      2, -3,\n    4,      5,  6,\n    7, 1e+100\n]'],
    [
      "['a', 'b', 'c', 'd', 'e', 'f', 'g'.repeat(60)]",
      "[\n  'a',\n  'b',\n  'c',\n  'd',\n  'e',\n  'f',\n" +
        "  'gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg'\n]",
    ],
    [
      "['\\u4f60\\u597d', 'b', 'c', 'd', 'e', 'f', 'g', 'h']",
      "[\n  '你好', 'b',\n  'c',    'd',\n  'e',    'f',\n  'g',    'h'\n]",
    ],
    ['[undefined, null, true]', '[ undefined, null, true ]'],
    ['new (class List extends Array {})(1, 2, 3)', 'List(3) [ 1, 2, 3 ]'],
    ['new Uint8Array(3)', 'Uint8Array(3) [ 0, 0, 0 ]'],
    ['new Uint8Array(0)', 'Uint8Array(0) []'],
    ['new Float64Array([1.5, -0, NaN])', 'Float64Array(3) [ 1.5, -0, NaN ]'],
    ['new BigInt64Array(2)', 'BigInt64Array(2) [ 0n, 0n ]'],
    ['new ArrayBuffer(4)', 'ArrayBuffer { [Uint8Contents]: <00 00 00 00>, [byteLength]: 4 }'],
    [
      'new DataView(new ArrayBuffer(4), 1, 2)',
      'DataView {\n  [byteLength]: 2,\n  [byteOffset]: 1,\n' +
        '  [buffer]: ArrayBuffer { [Uint8Contents]: <00 00 00 00>, [byteLength]: 4 }\n}',
    ],
    ['Object.assign(new Uint8Array(2), { x: 1 })', 'Uint8Array(2) [ 0, 0, x: 1 ]'],
  ],
  collections: [
    ['new Map()', 'Map(0) {}'],
    ["new Map([[1, 2], ['a', { b: 1 }]])", "Map(2) { 1 => 2, 'a' => { b: 1 } }"],
    [
      'new Map([[{ a: { b: {} } }, new Map([[1, new Map([[2, new Map()]])]])]])',
      'Map(1) {\n  { a: { b: {} } } => Map(1) { 1 => Map(1) { 2 => Map(0) {} } }\n}',
    ],
    ['new Set()', 'Set(0) {}'],
    ["new Set([1, 'a', {}])", "Set(3) { 1, 'a', {} }"],
    ['new Set([[1, 2], new Set([3])])', 'Set(2) { [ 1, 2 ], Set(1) { 3 } }'],
    ['Object.assign(new Map([[1, 2]]), { x: 1 })', 'Map(1) { 1 => 2, x: 1 }'],
    ['new (class extends Map {})([[1, 2]])', 'Map(1) { 1 => 2 }'],
    ['new Map(Array.from({ length: 3 }, (_, i) => [i, i]))', 'Map(3) { 0 => 0, 1 => 1, 2 => 2 }'],
    ['new Map([[1, 2], [3, { a: 1 }]]).entries()', '[Map Entries] { [ 1, 2 ], [ 3, { a: 1 } ] }'],
    ['new Map([[1, 2]]).keys()', '[Map Iterator] { 1 }'],
    ['new Map([[1, 2]]).values()', '[Map Iterator] { 2 }'],
    ['new Set([1, 2]).values()', '[Set Iterator] { 1, 2 }'],
    ['new Set([1, [2]]).entries()', '[Set Entries] { [ 1, 1 ], [ [ 2 ], [ 2 ] ] }'],
    ['[1, 2].values()', 'Object [Array Iterator] {}'],
    ["'abc'[Symbol.iterator]()", 'Object [String Iterator] {}'],
    ['(function* gen() {})()', 'Object [Generator] {}'],
    ['(async function* () {})()', 'Object [AsyncGenerator] {}'],
    ['new WeakMap([[{}, 1]])', 'WeakMap { <items unknown> }'],
    ['new WeakSet([{}])', 'WeakSet { <items unknown> }'],
    ['new WeakRef({ a: 1 })', 'WeakRef {}'],
    ['Promise.resolve(1)', 'Promise { 1 }'],
    ['Promise.resolve({ a: { b: { c: {} } } })', 'Promise { { a: { b: [Object] } } }'],
    ['new Promise(() => {})', 'Promise { <pending> }'],
    ['new (class extends Promise {})(() => {})', 'Promise { <pending> }'],
    ['(() => { const it = new Set([1, 2, 3]).values(); it.next(); return it; })()', '[Set Iterator] { 2, 3 }'],
    ['(() => { const p = Promise.reject(3); p.catch(() => {}); return p; })()', 'Promise { <rejected> 3 }'],
    ['(() => { const a = {}; a.a = a; return a; })()', '<ref *1> { a: [Circular *1] }'],
    [
      '(() => { const b = [1]; b.push(b, { b }); return b; })()',
      '<ref *1> [ 1, [Circular *1], { b: [Circular *1] } ]',
    ],
    [
      '(() => { const m = new Map(); m.set(m, m); return m; })()',
      '<ref *1> Map(1) { [Circular *1] => [Circular *1] }',
    ],
    [
      '(() => { const c = { x: {} }; c.x.y = c.x; c.z = c; return c; })()',
      '<ref *2> { x: <ref *1> { y: [Circular *1] }, z: [Circular *2] }',
    ],
    ['new Proxy({ a: 1 }, {})', '{ a: 1 }'],
    ['new Proxy([1], {})', '[ 1 ]'],
    ['new Proxy(function f() {}, {})', '[Function: f]'],
    ['new Proxy(new Map([[1, 2]]), {})', 'Map(1) { 1 => 2 }'],
  ],
  functions: [
    ['() => {}', '[Function (anonymous)]'],
    ['function () {}', '[Function (anonymous)]'],
    ['function foo() {}', '[Function: foo]'],
    ['function* g() {}', '[GeneratorFunction: g]'],
    ['async () => {}', '[AsyncFunction (anonymous)]'],
    ['async function f() {}', '[AsyncFunction: f]'],
    ['async function* ag() {}', '[AsyncGeneratorFunction: ag]'],
    ['class {}', '[class (anonymous)]'],
    ['class A {}', '[class A]'],
    ['class B extends Map {}', '[class B extends Map]'],
    ['class extends Map {}', '[class (anonymous) extends Map]'],
    ['class C extends null {}', '[class C]'],
    ['Object.assign(function x() {}, { a: 1 })', '[Function: x] { a: 1 }'],
    ['Object.assign(class Z {}, { s: 1 })', '[class Z] { s: 1 }'],
    ['Math.max', '[Function: max]'],
    ['Map', '[Function: Map]'],
    ['Symbol', '[Function: Symbol]'],
    ['(() => {}).bind(null)', '[Function: bound ]'],
    ["class { static name = 'nm'; }", "[class nm] { name: 'nm' }"],
    [
      '{ m() {}, async am() {}, *gm() {}, get acc() { return 1; } }',
      '{\n  m: [Function: m],\n  am: [AsyncFunction: am],\n  gm: [GeneratorFunction: gm],\n  acc: [Getter]\n}',
    ],
    ["Object.defineProperty(function ff() {}, 'name', { value: '' })", '[Function (anonymous)]'],
    ['/a/g', '/a/g'],
    ['Object.assign(/b/, { x: 1 })', '/b/ { x: 1 }'],
    ["new (class Pattern extends RegExp {})('x')", 'Pattern /x/'],
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['new Date(NaN)', 'Invalid Date'],
    ['Object.assign(new Date(0), { x: 1 })', '1970-01-01T00:00:00.000Z { x: 1 }'],
  ],
  errors: [
    ["failure(Error, 'plain')", 'Error: plain\n    at place (file.js:1:2)'],
    ["failure(TypeError, 't')", 'TypeError: t\n    at place (file.js:1:2)'],
    ["failure(class FooError extends TypeError {}, 'x')", 'FooError [TypeError]: x\n    at place (file.js:1:2)'],
    ["failure(class Foo extends TypeError {}, 'x')", 'Foo [TypeError]: x\n    at place (file.js:1:2)'],
    ["failure(Error, '')", 'Error: \n    at place (file.js:1:2)'],
    ["failure(Error, 'multi\\nline')", 'Error: multi\nline\n    at place (file.js:1:2)'],
    [
      "failure(RangeError, 'c', { cause: failure(Error, 'inner') })",
      'RangeError: c\n    at place (file.js:1:2) {\n  [cause]: Error: inner\n      at place (file.js:1:2)\n}',
    ],
    ["failure(Error, 'c', { cause: undefined })", 'Error: c\n    at place (file.js:1:2) {\n  [cause]: undefined\n}'],
    [
      "Object.assign(failure(Error, 'props'), { code: 'E', nested: { a: 1 } })",
      "Error: props\n    at place (file.js:1:2) {\n  code: 'E',\n  nested: { a: 1 }\n}",
    ],
    [
      "Object.assign(failure(Error, 'msg'), { name: 'Renamed' })",
      "Error: msg\n    at place (file.js:1:2) {\n  name: 'Renamed'\n}",
    ],
    ["Object.assign(new Error('n'), { stack: undefined })", '[Error: n]'],
    ["Object.assign(new Error('n'), { stack: 'custom' })", '[custom]'],
    ["Object.assign(new Error('n'), { stack: { a: 1 } })", '[Error: n\n    {\n      a: 1\n    }]'],
    [
      "Object.assign(failure(Error, 'errs'), { errors: [1, failure(Error, '2')] })",
      'Error: errs\n    at place (file.js:1:2) {\n  errors: [\n    1,\n    Error: 2\n' +
        '        at place (file.js:1:2)\n  ]\n}',
    ],
    ['Object.create(Error.prototype)', '[Error]'],
    ["{ e: failure(Error, 'in') }", '{\n  e: Error: in\n      at place (file.js:1:2)\n}'],
    [
      "[failure(Error, 'a'), failure(Error, 'b')]",
      '[\n  Error: a\n      at place (file.js:1:2),\n  Error: b\n      at place (file.js:1:2)\n]',
    ],
    ["Object.setPrototypeOf(failure(Error, 'np'), null)", '[Error: null prototype]: np\n    at place (file.js:1:2)'],
    [
      "(() => { const e = failure(Error, 'circ'); e.self = e; return e; })()",
      '<ref *1> Error: circ\n    at place (file.js:1:2) {\n  self: [Circular *1]\n}',
    ],
    ["{ get a() { throw failure(Error, 'no'); } }", '{ a: [Getter] }'],
  ],
  custom: [
    ["{ [inspect.custom]() { return 'custom!'; } }", 'custom!'],
    ["{ a: [{ [inspect.custom]() { return 'multi\\nline'; } }] }", '{\n  a: [\n    multi\n    line\n  ]\n}'],
    [
      '{ [inspect.custom]() { return this; } }',
      '{\n  Symbol(nodejs.util.inspect.custom): [Function: [nodejs.util.inspect.custom]]\n}',
    ],
    ['{ [inspect.custom]: 5 }', '{ Symbol(nodejs.util.inspect.custom): 5 }'],
    ['{ [inspect.custom]() { return { x: 1 }; } }', '{ x: 1 }'],
    ["{ [inspect.custom](depth, options) { return options.stylize('styled', 'number'); } }", 'styled'],
    ['{ [inspect.custom](depth, { showHidden, depth: d }) { return `${depth} ${showHidden} ${d}`; } }', '2 false 2'],
    ['{ a: { [inspect.custom](depth) { return depth; } } }', '{ a: 1 }'],
    ['{ [inspect.custom]() { return undefined; } }', 'undefined'],
    ["new Proxy({ [inspect.custom]() { return 'through'; } }, {})", 'through'],
    ["(class Foo { [inspect.custom]() { return 'x'; } }).prototype", '{}'],
  ],
};

for (const [name, rows] of Object.entries(tables)) {
  for (const [source, expected] of rows) {
    assert.strictEqual(inspect(evaluate(source)), expected, `${name}: ${source}`);
  }
}
