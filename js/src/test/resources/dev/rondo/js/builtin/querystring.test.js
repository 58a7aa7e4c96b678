'use strict';

// querystring: pairs both ways, escapes, and functions that programs put in place of its own.

const assert = require('assert');
const querystring = require('querystring');

function parsed(text, ...rest) {
  const result = querystring.parse(text, ...rest);
  assert.strictEqual(Object.getPrototypeOf(result), null);
  return { ...result };
}

function pairsAreTakenApart() {
  assert.deepStrictEqual(parsed('a=1&b=2&a=3&&c&=d&a=4'), { a: ['1', '3', '4'], b: '2', c: '', '': 'd' });
  assert.deepStrictEqual(parsed('a=b=c&x+y=%26+%c3%a9'), { a: 'b=c', 'x y': '& é' });
  assert.deepStrictEqual(parsed('a:1;b:2', ';', ':'), { a: '1', b: '2' });
  assert.deepStrictEqual(parsed('a==1&&b==2&c', '&&', '=='), { a: '1', b: '2&c' });
  assert.deepStrictEqual(parsed('aab', 'ab'), { aab: '' });
  assert.deepStrictEqual(parsed('a=%zz&b=%E9&c=é%'), { a: '%zz', b: '\ufffd', c: 'é%' });
  assert.deepStrictEqual(parsed(5), {});
}

function keysAreCountedAndDecodersChosen() {
  const many = 'a&'.repeat(1001);
  assert.strictEqual(parsed(many).a.length, 1000);
  assert.strictEqual(parsed(many, null, null, { maxKeys: 0 }).a.length, 1001);
  assert.deepStrictEqual(parsed('&a=1&b=2', '&', '=', { maxKeys: 2 }), { a: '1' });
  assert.deepStrictEqual(parsed('a=b+c', '&', '=', { decodeURIComponent: (text) => `<${text}>` }), { '<a>': '<b%20c>' });
  const fails = () => { throw new Error('never seen'); };
  assert.deepStrictEqual(parsed('a=%41', '&', '=', { decodeURIComponent: fails }), { a: 'A' });
}

function objectsAreWritten() {
  const object = { a: [1, 'x', []], b: true, c: null, d: NaN, e: 5n, f: 1e21, g: {}, h: [], 'i j': 'é' };
  assert.strictEqual(querystring.stringify(object), 'a=1&a=x&a=&b=true&c=&d=&e=5&f=1e%2B21&g=&i%20j=%C3%A9');
  assert.strictEqual(querystring.stringify({ a: 1, b: 2 }, ';', ':'), 'a:1;b:2');
  assert.strictEqual(querystring.stringify({ a: '' }, '', '', { encodeURIComponent: (text) => `<${text}>` }), '<a>=<>');
  assert.strictEqual(querystring.stringify('a'), '');
}

function textIsEscaped() {
  assert.strictEqual(querystring.escape("a b!'()*~\u{1f600}"), "a%20b!'()*~%F0%9F%98%80");
  assert.strictEqual(querystring.escape('\ud800b'), '%F0%90%81%A2');
  assert.throws(() => querystring.escape('a\ud800'), { name: 'URIError', code: 'ERR_INVALID_URI', message: 'URI malformed' });
  assert.strictEqual(querystring.unescape('%41%zz'), 'A%zz');
  assert.deepStrictEqual(querystring.unescapeBuffer('a+%ff%4', true), Buffer.from('a \xff%4', 'latin1'));
  assert.deepStrictEqual(querystring.unescapeBuffer('+é'), Buffer.from('+é', 'latin1'));
}

function functionsMayBeReplaced() {
  const { escape, unescape } = querystring;
  querystring.escape = () => 'E';
  querystring.unescape = () => 'U';
  try {
    assert.strictEqual(querystring.stringify({ a: 1 }), 'E=E');
    assert.deepStrictEqual(parsed('a=1'), { U: 'U' });
  } finally {
    Object.assign(querystring, { escape, unescape });
  }
  assert.strictEqual(querystring.decode, querystring.parse);
  assert.strictEqual(querystring.encode, querystring.stringify);
}

pairsAreTakenApart();
keysAreCountedAndDecodersChosen();
objectsAreWritten();
textIsEscaped();
functionsMayBeReplaced();
