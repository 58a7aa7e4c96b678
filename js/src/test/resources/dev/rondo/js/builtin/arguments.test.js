'use strict';

const assert = require('assert');
const fs = require('fs');
const { aborted, inspect } = require('util');

const invalid = (message) => ({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message });
const noCallback = (received) => invalid(`The "cb" argument must be of type function. Received ${received}`);
assert.throws(() => fs.readFile('x', 5), noCallback('type number (5)'));
assert.throws(() => fs.readFile('x', 'utf8', 5), noCallback('type number (5)'));
assert.throws(() => fs.readFile('x'), noCallback('undefined'));
assert.throws(() => fs.writeFile('x', 'y', 5), noCallback('type number (5)'));
assert.throws(() => fs.writeFile('x', 'y'), noCallback('undefined'));
assert.throws(() => fs.open('x', 'r', 5), noCallback('undefined'));
assert.throws(() => fs.writeSync(1, {}), invalid(
  'The "buffer" argument must be of type string or an instance of Buffer, TypedArray, or DataView. ' +
  'Received an instance of Object'));
assert.throws(() => fs.utimesSync('x', 'y', 1), invalid(
  'The "time" argument must be an instance of Date or an Time in seconds. Received type string (\'y\')'));
assert.ok(!Object.keys(fs).includes('F_OK'));

assert.throws(() => process.stdout.write(null), { name: 'TypeError', code: 'ERR_STREAM_NULL_VALUES' });
assert.throws(() => atob('*'), { name: 'InvalidCharacterError', message: 'Invalid character' });
assert.throws(() => atob('a'), { message: 'The string to be decoded is not correctly encoded.' });
assert.throws(() => atob(), { message: 'The "input" argument must be specified' });

for (const timer of [setTimeout(() => {}), setImmediate(() => {})]) {
  assert.strictEqual(inspect(timer[Symbol.dispose]), '[Function (anonymous)]');
  timer[Symbol.dispose]();
  assert.strictEqual(timer._destroyed, true);
}

const controller = new AbortController();
const resource = {};
const fulfilled = aborted(controller.signal, resource);
controller.abort();
fulfilled.then((event) => assert.ok(event instanceof Event && event.type === 'abort' && resource));

for (const name of ['.', './']) {
  assert.rejects(import(name), { message: `Directory import '${__dirname}/' is not supported resolving ES modules ` +
    `imported from ${__filename}` });
}

const refused = (syscall) => ({ message: 'EPERM, Operation not permitted', errno: 1, code: 'EPERM', syscall });
assert.throws(() => process.setuid(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => process.setgid('no such group'), { message: 'Group identifier does not exist: no such group' });
assert.throws(() => process.setuid(process.getuid() + 1), refused('setuid'));
assert.throws(() => process.setgroups([1]), refused('setgroups'));
assert.strictEqual(process.setegid(process.getegid()), undefined);

const usage = process.threadCpuUsage();
assert.ok(Number.isInteger(usage.user) && process.threadCpuUsage(usage).user >= 0);
assert.throws(() => process.threadCpuUsage({ user: 'a' }), { code: 'ERR_INVALID_ARG_TYPE' });
