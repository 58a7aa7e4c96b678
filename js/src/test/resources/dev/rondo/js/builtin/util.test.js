'use strict';

// util: promisify, callbackify, deprecate, inherits, types and the smaller functions.

const assert = require('assert');
const util = require('util');

const pending = [];

function later(promise) {
  pending.push(promise);
}

function promisifyTakesTheFirstValueOrTheError() {
  const add = (a, b, callback) => callback(null, a + b, 'ignored');
  const fail = (callback) => callback(new Error('failed'));
  later(util.promisify(add)(1, 2).then((sum) => assert.strictEqual(sum, 3)));
  later(assert.rejects(util.promisify(fail)(), { message: 'failed' }));
  assert.strictEqual(util.promisify(add).name, 'add');
  const custom = () => {};
  add[util.promisify.custom] = custom;
  assert.strictEqual(util.promisify(add), custom);
  assert.strictEqual(util.promisify(custom), custom);
  assert.throws(() => util.promisify(5), {
    code: 'ERR_INVALID_ARG_TYPE',
    name: 'TypeError',
    message: 'The "original" argument must be of type function. Received type number (5)',
  });
}

function promisifyKeepsThisAndProperties() {
  const object = {
    value: 4,
    method(callback) {
      callback(null, this.value);
    },
  };
  object.method.extra = 'kept';
  const promised = util.promisify(object.method);
  assert.strictEqual(promised.extra, 'kept');
  later(promised.call(object).then((value) => assert.strictEqual(value, 4)));
}

function callbackifyCallsBackInATick() {
  const order = [];
  const add = util.callbackify(async (a, b) => a + b);
  assert.strictEqual(add.length, 3);
  assert.match(add.name, /Callbackified$/);
  const done = Promise.withResolvers();
  add(1, 2, (error, sum) => {
    order.push(error, sum);
    done.resolve();
  });
  later(done.promise.then(() => assert.deepStrictEqual(order, [null, 3])));
  const falsy = Promise.withResolvers();
  util.callbackify(() => Promise.reject(null))((error) => falsy.resolve(error));
  later(
    falsy.promise.then((error) => {
      assert.strictEqual(error.code, 'ERR_FALSY_VALUE_REJECTION');
      assert.strictEqual(error.reason, null);
    }),
  );
  assert.throws(() => add(1, 2), { message: 'The last argument must be of type function. Received type number (2)' });
}

function deprecateWarnsOnceForEachCode() {
  const warnings = [];
  process.on('warning', (warning) => warnings.push(`${warning.name} ${warning.code} ${warning.message}`));
  const one = util.deprecate(() => 1, 'use two', 'DEPTEST');
  const two = util.deprecate(() => 2, 'use three', 'DEPTEST');
  assert.strictEqual(one() + one() + two(), 4);
  class Old {}
  const Deprecated = util.deprecate(Old, 'old class');
  assert.ok(new Deprecated() instanceof Old);
  later(
    new Promise((resolve) => setImmediate(resolve)).then(() => {
      assert.deepStrictEqual(warnings, [
        'DeprecationWarning DEPTEST use two',
        'DeprecationWarning undefined old class',
      ]);
    }),
  );
}

function inheritsLinksPrototypes() {
  function Parent() {}
  function Child() {}
  util.inherits(Child, Parent);
  assert.ok(new Child() instanceof Parent);
  assert.strictEqual(Child.super_, Parent);
  assert.throws(() => util.inherits(Child, {}), {
    message: 'The "superCtor.prototype" property must be of type object. Received undefined',
  });
  assert.throws(() => util.inherits(null, Parent), { code: 'ERR_INVALID_ARG_TYPE' });
}

function typesSeeBelowPrototypes() {
  const { types } = util;
  const samples = {
    isDate: new Date(),
    isRegExp: /x/,
    isMap: new Map(),
    isSet: new Set(),
    isMapIterator: new Map().keys(),
    isSetIterator: new Set().values(),
    isPromise: Promise.resolve(),
    isProxy: new Proxy({}, {}),
    isNativeError: new TypeError(),
    isGeneratorObject: (function* () {})(),
    isAsyncFunction: async () => {},
    isGeneratorFunction: function* () {},
    isArgumentsObject: (function () {
      return arguments;
    })(),
    isUint8Array: new Uint8Array(),
    isFloat64Array: new Float64Array(),
    isDataView: new DataView(new ArrayBuffer(1)),
    isArrayBuffer: new ArrayBuffer(1),
    isSharedArrayBuffer: new SharedArrayBuffer(1),
    isWeakMap: new WeakMap(),
    isWeakSet: new WeakSet(),
    isNumberObject: new Number(1),
    isSymbolObject: Object(Symbol('s')),
  };
  for (const [name, sample] of Object.entries(samples)) {
    assert.strictEqual(types[name](sample), true, name);
    assert.strictEqual(types[name]({}), false, name);
    assert.strictEqual(types[name](undefined), false, name);
    if (name !== 'isProxy') assert.strictEqual(types[name](Object.create(sample)), false, name);
  }
  assert.strictEqual(types.isDate(Object.setPrototypeOf(new Date(), null)), true);
  assert.strictEqual(types.isTypedArray(new Int8Array()), true);
  assert.strictEqual(types.isBoxedPrimitive(Object(1n)), true);
}

function stylesAndWidths() {
  const style = (format, text) => util.styleText(format, text, { validateStream: false });
  assert.strictEqual(style('red', 'x'), '\u001b[31mx\u001b[39m');
  assert.strictEqual(style(['bold', 'red'], 'x'), '\u001b[1m\u001b[31mx\u001b[39m\u001b[22m');
  assert.strictEqual(style('red', `a${style('blue', 'b')}c`), '\u001b[31ma\u001b[34mb\u001b[31mc\u001b[39m');
  assert.throws(() => util.styleText('loud', 'x'), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.strictEqual(util.stripVTControlCharacters('\u001b[31mx\u001b[39m'), 'x');
  assert.strictEqual(util.stripVTControlCharacters('\u001b]8;;http://a.b/c\u0007x\u001b]8;;\u0007'), 'x');
}

function smallFunctions() {
  assert.strictEqual(util.toUSVString('a\ud800'), 'a\ufffd');
  assert.strictEqual(util.getSystemErrorName(-2), 'ENOENT');
  assert.strictEqual(util.getSystemErrorMessage(-2), 'no such file or directory');
  assert.deepStrictEqual(util.getSystemErrorMap().get(-13), ['EACCES', 'permission denied']);
  assert.throws(() => util.getSystemErrorName(2), { code: 'ERR_OUT_OF_RANGE' });
  assert.deepStrictEqual(util.diff('abc', 'axc'), [[0, 'a'], [1, 'b'], [-1, 'x'], [0, 'c']]);
  const [site] = util.getCallSites(1);
  assert.strictEqual(site.functionName, 'smallFunctions');
  assert.match(site.scriptName, /util\.test\.js$/);
  const controller = new AbortController();
  later(util.aborted(controller.signal, {}));
  controller.abort();
}

promisifyTakesTheFirstValueOrTheError();
promisifyKeepsThisAndProperties();
callbackifyCallsBackInATick();
deprecateWarnsOnceForEachCode();
inheritsLinksPrototypes();
typesSeeBelowPrototypes();
stylesAndWidths();
smallFunctions();

let done = false;
Promise.all(pending).then(() => {
  done = true;
});
process.on('exit', (code) => {
  if (code === 0 && !done) throw new Error('not all promises settled');
});
