'use strict';

// Attributes such as `onmessage`: a listener whose place in the order is that of the first time it was set.

const { stateOf } = require('internal/browser/event');
const { attribute } = require('internal/browser/webidl');

const handlers = new WeakMap();

function slotsOf(target) {
  let slots = handlers.get(target);
  if (slots === undefined) handlers.set(target, slots = new Map());
  return slots;
}

function callHandler(slot, target, event) {
  if (typeof slot.value !== 'function') return;
  const isError = event.type === 'error' && target === globalThis && 'colno' in event;
  const args = isError ? [event.message, event.filename, event.lineno, event.colno, event.error] : [event];
  const result = Reflect.apply(slot.value, target, args);
  if (result === (isError ? true : false)) event.preventDefault();
}

// `onSet` is told when the attribute is given a handler.
function define(holder, type, onSet) {
  const name = `on${type}`;
  attribute(holder, name, function () {
    return slotsOf(this ?? globalThis).get(type)?.value ?? null;
  }, function (value) {
    const target = this ?? globalThis;
    set(target, type, typeof value === 'function' || (typeof value === 'object' && value !== null) ? value : null);
    if (onSet !== undefined) onSet(target);
  });
}

function set(target, type, value) {
  const slots = slotsOf(target);
  const slot = slots.get(type);
  if (value === null) {
    slots.delete(type);
    if (slot !== undefined) target.removeEventListener(type, slot.listener);
  } else if (slot !== undefined) {
    slot.value = value;
  } else {
    const made = { value, listener: (event) => callHandler(made, stateOf(event).currentTarget, event) };
    slots.set(type, made);
    target.addEventListener(type, made.listener);
  }
}

module.exports = { define };
