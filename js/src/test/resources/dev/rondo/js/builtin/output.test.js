'use strict';

const assert = require('assert');
const { Readable, Writable, pipeline } = require('stream');

assert.ok(process.stdout instanceof Writable);
assert.strictEqual(process.stdout.destroyed, false);
assert.strictEqual(process.stdout.writableLength, 0);

const written = [];
const original = process.stdout._write;
process.stdout._write = (chunk, encoding, callback) => {
  written.push(chunk.toString());
  callback();
};
process.stdout.write('6869', 'hex');
console.log('by the console');
pipeline(Readable.from(['piped']), process.stdout, (error) => {
  assert.ifError(error);
  assert.deepStrictEqual(written, ['hi', 'by the console\n', 'piped']);
  process.stdout._write = original;
  process.exitCode = 0;
});
process.exitCode = 1;
