'use strict';

// What util.format makes of its arguments, recorded from Node 24.

const assert = require('assert');
const { format, formatWithOptions } = require('util');

const table = [
  ["'%s'", '%s'],
  ["'%s', 'a'", 'a'],
  ["'%s', 1", '1'],
  ["'%s', -0", '-0'],
  ["'%s', 1n", '1n'],
  ["'%s', null", 'null'],
  ["'%s', undefined", 'undefined'],
  ["'%s', Symbol('s')", 'Symbol(s)'],
  ["'%s', { a: { b: [1] } }", '{ a: [Object] }'],
  ["'%s', [1, [2, [3]]]", '[ 1, [Array] ]'],
  ["'%s', () => 5", '() => 5'],
  ["'%s', { toString() { return 'own'; } }", 'own'],
  ["'%s', new (class A { toString() { return 'class'; } })()", 'class'],
  ["'%s', new (class B extends class A { toString() { return 'inherited'; } } {})()", 'inherited'],
  ["'%s', new Date(0)", '1970-01-01T00:00:00.000Z'],
  ["'%s', Object.create(null)", '[Object: null prototype] {}'],
  ["'%s', { [Symbol.toPrimitive]() { return 'primitive'; } }", 'primitive'],
  ["'%d', '42.5'", '42.5'],
  ["'%d', -0", '-0'],
  ["'%d', 5n", '5n'],
  ["'%d', ''", '0'],
  ["'%d', {}", 'NaN'],
  ["'%d', Symbol()", 'NaN'],
  ["'%i', 42.9", '42'],
  ["'%i', '0x10'", '16'],
  ["'%i', -0.5", '-0'],
  ["'%f', '3.14abc'", '3.14'],
  ["'%f', 5", '5'],
  ["'%j', { a: [1] }", '{"a":[1]}'],
  ["'%j', undefined", 'undefined'],
  ["'%j', (() => { const a = {}; a.a = a; return a; })()", '[Circular]'],
  ["'%o', { a: [1], f() {} }", "{\n  a: [ 1, [length]: 1 ],\n  f: [Function: f] { [length]: 0, [name]: 'f' }\n}"],
  ["'%O', { a: { b: { c: { d: 1 } } } }", '{ a: { b: { c: [Object] } } }'],
  ["'%c', 'css', 'rest'", ' rest'],
  ["'%%'", '%%'],
  ["'%%', 1", '% 1'],
  ["'%%s%s', 'x'", '%sx'],
  ["'%x', 1", '%x 1'],
  ["'% s', 1", '% s 1'],
  ["'%s %s', 'a'", 'a %s'],
  ["'%s', 'a', 'b', 3", 'a b 3'],
  ["'a', 'b'", 'a b'],
  ['1, 2', '1 2'],
  ["{ a: 1 }, 'b'", '{ a: 1 } b'],
  ["'%', 1", '% 1'],
  ["'100%', 1", '100% 1'],
  ["'x', -0", 'x -0'],
  ['null', 'null'],
  ["'%s', []", '[]'],
  ["'%s:%s', undefined", 'undefined:%s'],
  ["'%d%', 1", '1%'],
];

for (const [args, expected] of table) {
  assert.strictEqual(format(...new Function(`return [${args}]`)()), expected, args);
}

assert.strictEqual(format(), '');
assert.strictEqual(formatWithOptions({ colors: true }, '%s %O', 'a', { b: 1 }), 'a { b: \u001b[33m1\u001b[39m }');
assert.strictEqual(formatWithOptions({ compact: false }, {}, { a: 1 }), '{} {\n  a: 1\n}');
assert.throws(() => formatWithOptions(null, 'a'), { code: 'ERR_INVALID_ARG_TYPE' });
