// Ends with an error that nobody catches.
const assert = require('assert');
assert.deepEqual({ a: { b: { c: 1 } }, [Symbol.for('nodejs.util.inspect.custom')]: () => 'custom' }, { a: { b: { c: 2 } } });
