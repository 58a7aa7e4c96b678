'use strict';

// Event, CustomEvent and EventTarget.

const assert = require('assert');
const { inspect } = require('util');

function listenersAreCalledInOrder() {
  const target = new EventTarget();
  const calls = [];
  target.addEventListener('x', (event) => {
    calls.push(['function', event.type, event.target === target, event.eventPhase, event.currentTarget === target]);
  });
  target.addEventListener('x', {
    handleEvent(event) {
      // In Node only the first listener sees the event in dispatch.
      calls.push(['object', event.eventPhase, event.currentTarget]);
    },
  });
  const event = new Event('x');
  assert.strictEqual(target.dispatchEvent(event), true);
  assert.deepStrictEqual(calls, [
    ['function', 'x', true, 2, true],
    ['object', 0, null],
  ]);
  assert.strictEqual(event.eventPhase, 0);
  assert.strictEqual(event.currentTarget, null);
}

function optionsAreHeeded() {
  const target = new EventTarget();
  const calls = [];
  const twice = () => calls.push('capture and not');
  target.addEventListener('x', twice, true);
  target.addEventListener('x', twice, { capture: false });
  target.addEventListener('x', twice);
  target.addEventListener('x', () => calls.push('once'), { once: true });
  const { signal } = new AbortController();
  const controller = new AbortController();
  target.addEventListener('x', () => calls.push('until aborted'), { signal: controller.signal });
  target.addEventListener('x', () => calls.push('kept'), { signal });
  target.addEventListener('x', () => calls.push('never'), { signal: AbortSignal.abort() });
  target.dispatchEvent(new Event('x'));
  controller.abort();
  target.removeEventListener('x', twice);
  target.dispatchEvent(new Event('x'));
  assert.deepStrictEqual(calls, [
    'capture and not',
    'capture and not',
    'once',
    'until aborted',
    'kept',
    'capture and not',
    'kept',
  ]);
}

function addingAndRemovingDuringADispatch() {
  const target = new EventTarget();
  const calls = [];
  const removed = () => calls.push('removed');
  target.addEventListener('x', () => {
    calls.push('first');
    target.removeEventListener('x', removed);
    target.addEventListener('x', () => calls.push('added'), { once: true });
  }, { once: true });
  target.addEventListener('x', removed);
  target.addEventListener('x', () => calls.push('last'));
  target.dispatchEvent(new Event('x'));
  assert.deepStrictEqual(calls, ['first', 'last', 'added']);
}

function stoppingAndPreventing() {
  const target = new EventTarget();
  const calls = [];
  target.addEventListener('x', (event) => event.stopPropagation());
  target.addEventListener('x', (event) => {
    calls.push('still');
    event.stopImmediatePropagation();
  });
  target.addEventListener('x', () => calls.push('not'));
  const event = new Event('x');
  target.dispatchEvent(event);
  assert.deepStrictEqual(calls, ['still']);
  assert.strictEqual(event.cancelBubble, true);

  target.addEventListener('y', (e) => e.preventDefault());
  assert.strictEqual(target.dispatchEvent(new Event('y')), true);
  assert.strictEqual(target.dispatchEvent(new Event('y', { cancelable: true })), false);
  target.addEventListener('z', (e) => e.preventDefault(), { passive: true });
  assert.strictEqual(target.dispatchEvent(new Event('z', { cancelable: true })), true);
}

function errorsOfListenersComeInTicks() {
  const target = new EventTarget();
  const calls = [];
  const seen = [];
  process.on('uncaughtException', (error, origin) => seen.push(`${error.message} ${origin}`));
  target.addEventListener('x', () => {
    throw new Error('thrown');
  });
  target.addEventListener('x', async () => {
    throw new Error('rejected');
  });
  target.addEventListener('x', () => calls.push('called all the same'));
  target.dispatchEvent(new Event('x'));
  assert.deepStrictEqual(calls, ['called all the same']);
  process.on('exit', () => {
    assert.deepStrictEqual(seen, ['thrown uncaughtException', 'rejected uncaughtException']);
  });
}

function argumentsAreChecked() {
  const target = new EventTarget();
  const code = (name) => ({ code: name, name: name === 'ERR_EVENT_RECURSION' ? 'Error' : 'TypeError' });
  assert.throws(() => new Event(), code('ERR_MISSING_ARGS'));
  assert.throws(() => new Event('x', 1), code('ERR_INVALID_ARG_TYPE'));
  assert.throws(() => target.addEventListener('x'), code('ERR_MISSING_ARGS'));
  assert.throws(() => target.addEventListener('x', 'text'), code('ERR_INVALID_ARG_TYPE'));
  assert.throws(() => target.dispatchEvent({}), code('ERR_INVALID_ARG_TYPE'));
  assert.throws(() => target.dispatchEvent.call({}, new Event('x')), code('ERR_INVALID_THIS'));
  assert.throws(() => Reflect.get(Event.prototype, 'type', {}), code('ERR_INVALID_THIS'));
  assert.throws(() => target.addEventListener(Symbol('s'), () => {}), TypeError);
  const event = new Event('again');
  let error;
  target.addEventListener('again', () => {
    try {
      target.dispatchEvent(event);
    } catch (caught) {
      error = caught;
    }
  });
  target.dispatchEvent(event);
  assert.strictEqual(error.code, 'ERR_EVENT_RECURSION');
}

function eventsHaveTheirProperties() {
  const event = new CustomEvent('c', { detail: { a: 1 }, bubbles: true });
  assert.deepStrictEqual(event.detail, { a: 1 });
  assert.ok(event instanceof Event);
  assert.strictEqual(event.bubbles, true);
  assert.strictEqual(event.isTrusted, false);
  assert.strictEqual(typeof event.timeStamp, 'number');
  assert.strictEqual(new CustomEvent('c').detail, null);
  assert.deepStrictEqual(Object.keys(event), []);
  assert.strictEqual(String(event), '[object CustomEvent]');
  assert.match(
    inspect(event),
    /^CustomEvent \{\n {2}type: 'c',\n {2}defaultPrevented: false,\n {2}cancelable: false,\n {2}timeStamp: [\d.]+\n\}$/,
  );
  assert.strictEqual(inspect(new EventTarget()), 'EventTarget {}');
  assert.deepStrictEqual([Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE], [0, 1, 2, 3]);
}

listenersAreCalledInOrder();
optionsAreHeeded();
addingAndRemovingDuringADispatch();
stoppingAndPreventing();
argumentsAreChecked();
eventsHaveTheirProperties();
errorsOfListenersComeInTicks();
