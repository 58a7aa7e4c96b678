'use strict';

const assert = require('assert');
const { inspect } = require('util');

const timeout = setTimeout(() => {}, 5.7);
assert.strictEqual(timeout.hasRef(), true);
assert.strictEqual(timeout.unref().hasRef(), false);
assert.strictEqual(typeof timeout[Symbol.toPrimitive](), 'number');
assert.match(inspect(timeout), /^Timeout \{\n {2}_idleTimeout: 5\.7,\n {2}_idlePrev: \[TimersList\],/);
clearTimeout(Number(timeout));
assert.strictEqual(timeout._destroyed, true);

for (const wrong of [undefined, null, 1, 'code', {}]) {
  for (const start of [setTimeout, setInterval, setImmediate, queueMicrotask, process.nextTick]) {
    assert.throws(() => start(wrong), { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' });
  }
}

let calls = 0;
const interval = setInterval(function (one, two) {
  assert.strictEqual(this, interval);
  assert.deepStrictEqual([one, two], [1, 2]);
  if (++calls === 3) clearInterval(interval);
}, 1, 1, 2);

const cleared = setImmediate(() => assert.fail('a cleared immediate must not run'));
clearImmediate(cleared);

process.on('exit', () => assert.strictEqual(calls, 3));
