'use strict';

// The class Console: what its methods write, and to which stream.

const assert = require('assert');
const { Console } = require('console');

function collector() {
  return {
    text: '',
    once() {},
    removeListener() {},
    listenerCount: () => 0,
    write(text) {
      this.text += text;
    },
    take() {
      const { text } = this;
      this.text = '';
      return text;
    },
  };
}

const out = collector();
const err = collector();
const console = new Console(out, err);

function writes(text) {
  assert.strictEqual(out.take(), text);
  assert.strictEqual(err.take(), '');
}

function writesErrors(text) {
  assert.strictEqual(out.take(), '');
  assert.strictEqual(err.take(), text);
}

for (const name of ['log', 'info', 'debug']) {
  console[name]('a %s', 'b', { c: 1 });
  writes('a b { c: 1 }\n');
}
for (const name of ['warn', 'error']) {
  console[name]('a %d%%', 5);
  writesErrors('a 5%\n');
}

console.log();
writes('\n');
console.dir({ a: { b: { c: {} } } }, { depth: 0 });
writes('{ a: [Object] }\n');
console.assert(true, 'not this');
console.assert(false, 'this %s', 'one');
console.assert(false);
console.assert(false, { a: 1 });
writesErrors('Assertion failed: this one\nAssertion failed\nAssertion failed { a: 1 }\n');

console.group('outer', 1);
console.log('a\nb');
console.group();
console.warn('deep');
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.log('flat');
assert.strictEqual(err.take(), '    deep\n');
writes('outer 1\n  a\n  b\nflat\n');

console.count();
console.count('x');
console.count();
console.countReset();
console.count();
writes('default: 1\nx: 1\ndefault: 2\ndefault: 1\n');

console.time('t');
console.timeLog('t', { a: 1 });
console.timeEnd('t');
assert.match(out.take(), /^t: [\d.]+(?:ms|s) \{ a: 1 \}\nt: [\d.]+(?:ms|s)\n$/);

console.trace('here %s', 'now');
assert.match(err.take(), /^Trace: here now\n {4}at .*console\.test\.js:\d+:\d+\)?\n/);

console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
writes(
  '┌─────────┬───┬─────┬──────┐\n' +
    '│ (index) │ a │ b   │ c    │\n' +
    '├─────────┼───┼─────┼──────┤\n' +
    "│ 0       │ 1 │ 'x' │      │\n" +
    '│ 1       │ 2 │     │ true │\n' +
    '└─────────┴───┴─────┴──────┘\n',
);
console.table(new Map([['k', { v: 1 }]]));
writes(
  '┌───────────────────┬─────┬──────────┐\n' +
    '│ (iteration index) │ Key │ Values   │\n' +
    '├───────────────────┼─────┼──────────┤\n' +
    "│ 0                 │ 'k' │ { v: 1 } │\n" +
    '└───────────────────┴─────┴──────────┘\n',
);
console.table(['a', 'b']);
writes(
  '┌─────────┬────────┐\n' +
    '│ (index) │ Values │\n' +
    '├─────────┼────────┤\n' +
    "│ 0       │ 'a'    │\n" +
    "│ 1       │ 'b'    │\n" +
    '└─────────┴────────┘\n',
);
console.table([{ a: 1, b: 2 }], ['b']);
assert.match(out.take(), /│ 0 {7}│ 2 │/);
console.table(5);
writes('5\n');

const colored = new Console({ stdout: out, colorMode: true });
colored.log('%s', 'plain', 1);
writes('plain \u001b[33m1\u001b[39m\n');
const own = new Console({ stdout: out, inspectOptions: { depth: 0 } });
own.log({ a: {} }, { a: { b: 1 } });
writes('{ a: {} } { a: [Object] }\n');

const failing = Object.assign(collector(), {
  write() {
    throw new Error('write failed');
  },
});
new Console(failing).log('nothing is thrown');
assert.throws(() => new Console(failing, failing, false).log('x'), { message: 'write failed' });

assert.throws(() => new Console(), { code: 'ERR_CONSOLE_WRITABLE_STREAM' });
assert.throws(() => new Console({ stdout: out, colorMode: 1 }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => new console.log(), TypeError);
assert.ok(Console(out) instanceof Console);
assert.ok(globalThis.console instanceof Console);
assert.strictEqual(require('console'), globalThis.console);
assert.strictEqual(console.log.name, 'log');
assert.strictEqual(Object.prototype.toString.call(globalThis.console), '[object console]');
[1].forEach(console.log);
writes('1 0 [ 1 ]\n');

class Loud extends Console {
  log(text) {
    super.log(text.toUpperCase());
  }
}
new Loud(out).log('loud');
writes('LOUD\n');
