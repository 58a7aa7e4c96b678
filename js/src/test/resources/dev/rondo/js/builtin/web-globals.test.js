'use strict';

const assert = require('assert');
const { inspect } = require('util');

assert.strictEqual(require('worker_threads').BroadcastChannel, BroadcastChannel);
assert.strictEqual(require('buffer').Blob, Blob);
assert.throws(() => new BroadcastChannel(), { code: 'ERR_MISSING_ARGS' });
const [one, two, other] = ['name', 'name', 'other'].map((name) => new BroadcastChannel(name));
assert.throws(() => one.postMessage(() => {}), { name: 'DataCloneError' });
assert.throws(() => other.postMessage(() => {}), { name: 'DataCloneError' });
assert.strictEqual(inspect(one), "BroadcastChannel { name: 'name', active: true }");
const messages = [];
one.onmessage = () => assert.fail('a channel does not hear itself');
other.onmessage = () => assert.fail('a channel hears only those of its name');
two.onmessage = (event) => {
  assert.strictEqual(event.target, two);
  messages.push(event.data);
  for (const channel of [one, two, other]) channel.close();
  assert.throws(() => one.postMessage(1), { name: 'InvalidStateError', message: 'BroadcastChannel is closed.' });
};
one.postMessage({ a: 1 });
process.on('exit', () => assert.deepStrictEqual(messages, [{ a: 1 }]));

assert.strictEqual(inspect(new Blob(['ab'], { type: 'A/b' })), "Blob { size: 2, type: 'a/b' }");
assert.strictEqual(
  inspect(new File(['a'], 'n', { lastModified: 5 })), "File { size: 1, type: '', name: 'n', lastModified: 5 }",
);
assert.strictEqual(inspect({ a: { b: { c: new Blob([]) } } }), '{ a: { b: { c: [Blob] } } }');
require('fs').openAsBlob(__filename, { type: 'text/javascript' }).then(async (blob) => {
  assert.strictEqual(blob.type, 'text/javascript');
  assert.strictEqual(await blob.text(), require('fs').readFileSync(__filename, 'utf8'));
});
assert.throws(() => require('fs').openAsBlob(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => require('fs').openAsBlob(__filename, 5), { code: 'ERR_INVALID_ARG_TYPE' });

assert.strictEqual(navigator.userAgent, `Node.js/${process.versions.node.split('.')[0]}`);
assert.deepStrictEqual(navigator.languages, [navigator.language]);
assert.ok(navigator.hardwareConcurrency > 0);
assert.throws(() => new Navigator(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
