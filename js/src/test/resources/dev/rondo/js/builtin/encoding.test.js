'use strict';

// TextEncoder and TextDecoder.

const assert = require('assert');

const decode = (bytes, label, options) => new TextDecoder(label, options).decode(Uint8Array.from(bytes));

assert.deepStrictEqual([...new TextEncoder().encode('aé€😀\ud800')], [
  0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xef, 0xbf, 0xbd,
]);
assert.strictEqual(new TextEncoder().encode().length, 0);
const room = new Uint8Array(4);
assert.deepStrictEqual(new TextEncoder().encodeInto('a€€', room), { read: 2, written: 4 });
assert.deepStrictEqual([...room], [0x61, 0xe2, 0x82, 0xac]);
assert.deepStrictEqual(new TextEncoder().encodeInto('😀', new Uint8Array(3)), { read: 0, written: 0 });
assert.throws(() => new TextEncoder().encodeInto('a', []), { code: 'ERR_INVALID_ARG_TYPE' });

// Each line: bytes, label, text.
const table = [
  [[], undefined, ''],
  [[0xef, 0xbb, 0xbf, 0x61], 'utf-8', 'a'],
  [[0x61, 0xff, 0x62], 'utf-8', 'a\ufffdb'],
  [[0xe2, 0x82], 'utf-8', '\ufffd'],
  [[0xed, 0xa0, 0x80], 'utf-8', '\ufffd\ufffd\ufffd'],
  [[0xf0, 0x9f, 0x98, 0x80], 'unicode-1-1-utf-8', '😀'],
  [[0x61, 0x00, 0x3d, 0xd8, 0x00, 0xde], 'utf-16le', 'a😀'],
  [[0x00, 0x61, 0xd8, 0x3d, 0xde, 0x00], 'utf-16be', 'a😀'],
  [[0xff, 0xfe, 0x61, 0x00], 'utf-16', 'a'],
  [[0x00, 0xd8], 'utf-16le', '\ufffd'],
  [[0x61], 'utf-16le', '\ufffd'],
  [[0x80, 0x9f, 0xe9], 'latin1', '€Ÿé'],
  [[0x81], 'windows-1252', '\x81'],
];
for (const [bytes, label, text] of table) assert.strictEqual(decode(bytes, label), text, `${bytes} as ${label}`);

assert.strictEqual(decode([0xef, 0xbb, 0xbf], 'utf-8', { ignoreBOM: true }), '\ufeff');
assert.strictEqual(new TextDecoder(' UTF8\n').encoding, 'utf-8');
assert.strictEqual(new TextDecoder('ascii').encoding, 'windows-1252');
assert.throws(() => new TextDecoder('klingon'), { code: 'ERR_ENCODING_NOT_SUPPORTED', name: 'RangeError' });
assert.throws(() => decode([0xff], 'utf-8', { fatal: true }), {
  code: 'ERR_ENCODING_INVALID_ENCODED_DATA',
  name: 'TypeError',
  message: 'The encoded data was not valid for encoding utf-8',
});
assert.throws(() => new TextDecoder().decode(5), { code: 'ERR_INVALID_ARG_TYPE' });

function pieces(label, options, ...parts) {
  const decoder = new TextDecoder(label, options);
  const text = parts.map((part) => decoder.decode(Uint8Array.from(part), { stream: true }));
  return [...text, decoder.decode()].join('|');
}

assert.strictEqual(pieces('utf-8', {}, [0xe2], [0x82], [0xac, 0x61]), '||€a|');
assert.strictEqual(pieces('utf-8', {}, [0xef], [0xbb, 0xbf, 0x61], [0xef, 0xbb, 0xbf]), '|a|\ufeff|');
assert.strictEqual(pieces('utf-8', {}, [0xf0, 0x9f], [0x41]), '|\ufffdA|');
assert.strictEqual(pieces('utf-8', {}, [0xe2, 0x82]), '|\ufffd');
assert.strictEqual(pieces('utf-16le', {}, [0x3d], [0xd8, 0x00], [0xde]), '||😀|');

const shared = new Uint8Array([1, 0x61, 0x62, 2]);
assert.strictEqual(new TextDecoder().decode(shared.subarray(1, 3)), 'ab');
assert.strictEqual(new TextDecoder().decode(new DataView(shared.buffer, 1, 2)), 'ab');
assert.strictEqual(new TextDecoder().decode(shared.buffer.slice(1, 2)), 'a');
