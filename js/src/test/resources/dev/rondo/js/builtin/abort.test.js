'use strict';

// AbortController, AbortSignal and DOMException.

const assert = require('assert');
const { inspect } = require('util');

function aControllerAbortsItsSignalOnce() {
  const controller = new AbortController();
  const { signal } = controller;
  const calls = [];
  signal.onabort = (event) => calls.push(`handler ${event.type} ${event.isTrusted}`);
  signal.addEventListener('abort', () => calls.push('listener'));
  assert.strictEqual(signal.aborted, false);
  signal.throwIfAborted();
  controller.abort('why');
  controller.abort('again');
  assert.deepStrictEqual(calls, ['handler abort true', 'listener']);
  assert.strictEqual(signal.reason, 'why');
  assert.throws(
    () => signal.throwIfAborted(),
    (reason) => reason === 'why',
  );
}

function theReasonIsAnAbortErrorUnlessGiven() {
  const { reason } = AbortSignal.abort();
  assert.ok(reason instanceof DOMException);
  assert.ok(reason instanceof Error);
  assert.strictEqual(reason.name, 'AbortError');
  assert.strictEqual(reason.code, 20);
  assert.strictEqual(reason.message, 'This operation was aborted');
}

function anySignalFollowsItsSources() {
  const controllers = [new AbortController(), new AbortController()];
  const any = AbortSignal.any(controllers.map((controller) => controller.signal));
  const nested = AbortSignal.any([any]);
  const order = [];
  const listen = (signal, name) => signal.addEventListener('abort', () => order.push(name));
  listen(nested, 'nested');
  listen(any, 'any');
  listen(controllers[1].signal, 'source');
  controllers[1].abort(1);
  controllers[0].abort(2);
  assert.strictEqual(nested.reason, 1);
  assert.deepStrictEqual(order, ['source', 'nested', 'any']);
  assert.strictEqual(AbortSignal.any([]).aborted, false);
  assert.strictEqual(AbortSignal.any([AbortSignal.abort('at once')]).reason, 'at once');
  assert.throws(() => AbortSignal.any([5]), { code: 'ERR_INVALID_ARG_TYPE', message: 'signals[0] is not of type AbortSignal.' });
  const source = new AbortController();
  const unheard = AbortSignal.any([source.signal]);
  source.abort();
  assert.strictEqual(unheard.aborted, true);
}

function aTimeoutAbortsWithATimeoutError() {
  const signal = AbortSignal.timeout(1);
  assert.strictEqual(signal.aborted, false);
  let called = false;
  signal.addEventListener('abort', () => {
    called = true;
    assert.strictEqual(signal.reason.name, 'TimeoutError');
    assert.strictEqual(signal.reason.message, 'The operation was aborted due to timeout');
  });
  AbortSignal.timeout(1_000_000);
  setTimeout(() => assert.ok(called), 50);
  assert.throws(() => AbortSignal.timeout(-1), { code: 'ERR_OUT_OF_RANGE' });
}

function objectsAreShownAndChecked() {
  const controller = new AbortController();
  assert.strictEqual(inspect(controller), 'AbortController { signal: AbortSignal { aborted: false } }');
  assert.strictEqual(inspect(controller, { depth: 1 }), 'AbortController { signal: [AbortSignal] }');
  assert.strictEqual(inspect(controller.signal), 'AbortSignal { aborted: false }');
  assert.throws(() => new AbortSignal(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
  assert.throws(() => Reflect.get(AbortSignal.prototype, 'aborted', {}), { code: 'ERR_INVALID_THIS' });
  assert.throws(() => AbortController.prototype.abort.call({}), TypeError);
  assert.strictEqual(String(controller.signal), '[object AbortSignal]');
}

function domExceptionsAreErrors() {
  const error = new DOMException('text', 'NotFoundError');
  assert.strictEqual(error.code, DOMException.NOT_FOUND_ERR);
  assert.strictEqual(String(error), 'NotFoundError: text');
  assert.match(error.stack, /^NotFoundError: text\n {4}at /);
  assert.ok(inspect(error).startsWith('DOMException [NotFoundError]: text\n'));
  assert.deepStrictEqual(Object.keys(error), []);
  assert.strictEqual(new DOMException().name, 'Error');
  assert.strictEqual(new DOMException('m', { name: 'AbortError', cause: 5 }).cause, 5);
  assert.strictEqual(new DOMException('m', 'Unknown').code, 0);
  assert.throws(() => DOMException.prototype.name, { code: 'ERR_INVALID_THIS' });
  assert.throws(() => DOMException('m'), TypeError);
  class Own extends DOMException {}
  assert.ok(new Own('m') instanceof DOMException);
}

aControllerAbortsItsSignalOnce();
theReasonIsAnAbortErrorUnlessGiven();
anySignalFollowsItsSources();
aTimeoutAbortsWithATimeoutError();
objectsAreShownAndChecked();
domExceptionsAreErrors();
