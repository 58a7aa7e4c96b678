'use strict';

// Which pairs of values are deeply equal, in which of the three ways; recorded from Node 24.

const assert = require('assert');
const { isDeepStrictEqual } = require('util');

const table = [
  ['1', '1', 'loose strict partial'],
  ['1', "'1'", 'loose'],
  ['NaN', 'NaN', 'loose strict partial'],
  ['0', '-0', 'loose'],
  ['null', 'undefined', 'loose'],
  ['null', '{}', ''],
  ['{}', '{}', 'loose strict partial'],
  ['{ a: 1 }', '{ a: 1 }', 'loose strict partial'],
  ['{ a: 1 }', "{ a: '1' }", 'loose'],
  ['{ a: 1, b: 2 }', '{ b: 2, a: 1 }', 'loose strict partial'],
  ['{ a: 1, b: 2 }', '{ a: 1 }', 'partial'],
  ['{ a: 1 }', '{ a: 1, b: 2 }', ''],
  ['{ a: undefined }', '{}', 'partial'],
  ['{ a: undefined }', '{ b: undefined }', ''],
  ['[1, 2]', '[1, 2]', 'loose strict partial'],
  ['[1, 2]', '[2, 1]', ''],
  ['[1, , 3]', '[1, , 3]', 'loose strict partial'],
  ['[1, , 3]', '[1, undefined, 3]', ''],
  ['[1, 2, 3]', '[1, 3]', 'partial'],
  ['[]', '{}', ''],
  ['Object.assign([], { x: 1 })', '[]', 'partial'],
  ['{ [Symbol.iterator]: 1 }', '{ [Symbol.iterator]: 1 }', 'loose strict partial'],
  ['{ [Symbol.iterator]: 1 }', '{}', 'loose partial'],
  ['new (class A {})()', '{}', 'loose partial'],
  ['new (class A {})()', 'new (class A {})()', 'loose partial'],
  ['Object.create(null)', '{}', 'loose partial'],
  ['Object.create({ a: 1 })', 'Object.create({ a: 2 })', 'loose strict partial'],
  ['new Set([1, 2])', 'new Set([2, 1])', 'loose strict partial'],
  ['new Set([1])', "new Set(['1'])", 'loose'],
  ['new Set([{ a: 1 }, 2])', 'new Set([2, { a: 1 }])', 'loose strict partial'],
  ['new Set([{ a: 1 }])', 'new Set([{ a: 2 }])', ''],
  ['new Set([1, 2])', 'new Set([1])', 'partial'],
  ['new Set([null])', 'new Set([undefined])', 'loose'],
  ['new Map([[1, { a: 1 }]])', 'new Map([[1, { a: 1 }]])', 'loose strict partial'],
  ['new Map([[{ a: 1 }, 1], [2, 3]])', 'new Map([[2, 3], [{ a: 1 }, 1]])', 'loose strict partial'],
  ['new Map([[1, 1]])', "new Map([['1', 1]])", 'loose'],
  ['new Map([[1, undefined]])', 'new Map([[2, undefined]])', ''],
  ['new Map([[1, 2], [3, 4]])', 'new Map([[3, 4]])', 'partial'],
  ['new Map([[1, 2]])', 'new Set([[1, 2]])', ''],
  ['new Date(5)', 'new Date(5)', 'loose strict partial'],
  ['new Date(5)', 'new Date(6)', ''],
  ['new Date(NaN)', 'new Date(NaN)', 'loose strict partial'],
  ['/a/g', '/a/g', 'loose strict partial'],
  ['/a/g', '/a/i', ''],
  ["new Error('a')", "new Error('a')", 'loose strict partial'],
  ["new Error('a')", "new Error('b')", ''],
  ["new Error('a')", "new TypeError('a')", ''],
  ["new Error('a', { cause: 1 })", "new Error('a', { cause: 2 })", ''],
  ["new Error('a', { cause: undefined })", "new Error('a')", 'partial'],
  ['new Number(1)', 'new Number(1)', 'loose strict partial'],
  ['new Number(1)', 'new Number(2)', ''],
  ['new Number(1)', '1', ''],
  ["new String('a')", "Object.assign(new String('a'), { x: 1 })", ''],
  ['Object(Symbol.iterator)', 'Object(Symbol.iterator)', 'loose strict partial'],
  ['new Uint8Array([1, 2])', 'new Uint8Array([1, 2])', 'loose strict partial'],
  ['new Uint8Array([1, 2])', 'new Int8Array([1, 2])', ''],
  ['new Uint8Array([1, 2, 3])', 'new Uint8Array([1, 3])', 'partial'],
  ['new Float32Array([0])', 'new Float32Array([-0])', 'loose'],
  ['new ArrayBuffer(2)', 'new ArrayBuffer(2)', 'loose strict partial'],
  ['new ArrayBuffer(2)', 'new ArrayBuffer(3)', ''],
  ['new DataView(new ArrayBuffer(2))', 'new DataView(new ArrayBuffer(2))', 'loose strict partial'],
  ['Promise.resolve()', 'Promise.resolve()', ''],
  ['new WeakMap()', 'new WeakMap()', ''],
  ['() => {}', '() => {}', ''],
  [
    '(() => { const a = {}; a.a = a; return a; })()',
    '(() => { const a = {}; a.a = a; return a; })()',
    'loose strict partial',
  ],
  ['(() => { const a = {}; a.a = a; return a; })()', '(() => { const a = { a: {} }; a.a.a = a; return a; })()', ''],
  ['(function () { return arguments; })(1)', '[1]', ''],
  ['(function () { return arguments; })(1)', '(function () { return arguments; })(1)', 'loose strict partial'],
  ['{ a: { b: { c: [1, 2] } } }', '{ a: { b: { c: [1, 2] } } }', 'loose strict partial'],
  ['{ a: { b: { c: [1, 2] } } }', '{ a: { b: { c: [2] } } }', 'partial'],
  ['{ length: 0 }', '[]', ''],
  ['Symbol.iterator', 'Symbol.iterator', 'loose strict partial'],
  ['1n', '1n', 'loose strict partial'],
  ['1n', '1', 'loose'],
  ['new Proxy({ a: 1 }, {})', '{ a: 1 }', 'loose strict partial'],
  ['new Proxy([1], {})', '[1]', 'loose strict partial'],
];

function holds(assertion) {
  try {
    assertion();
    return true;
  } catch (error) {
    if (error.code !== 'ERR_ASSERTION') throw error;
    return false;
  }
}

for (const [first, second, ways] of table) {
  const a = new Function(`return (${first})`)();
  const b = new Function(`return (${second})`)();
  const found = [];
  if (holds(() => assert.deepEqual(a, b))) found.push('loose');
  if (holds(() => assert.deepStrictEqual(a, b))) found.push('strict');
  if (holds(() => assert.partialDeepStrictEqual(a, b))) found.push('partial');
  assert.strictEqual(found.join(' '), ways, `${first} and ${second}`);
  assert.strictEqual(isDeepStrictEqual(a, b), ways.includes('strict'), `${first} and ${second}`);
  assert.strictEqual(holds(() => assert.notDeepEqual(a, b)), !ways.includes('loose'));
  assert.strictEqual(holds(() => assert.notDeepStrictEqual(a, b)), !ways.includes('strict'));
}
