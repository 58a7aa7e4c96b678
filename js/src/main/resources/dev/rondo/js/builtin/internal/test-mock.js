'use strict';

// Mocks of node:test: functions that remember their calls.

class FunctionMock {
  constructor(fn) {
    this.fn = fn;
    this.calls = [];
  }

  callCount() {
    return this.calls.length;
  }

  resetCalls() {
    this.calls = [];
  }

  mockImplementation(fn) {
    this.fn = fn;
  }
}

function fn(original = () => undefined, implementation = original) {
  const state = new FunctionMock(implementation);
  function mocked(...args) {
    const call = { arguments: args, this: this, result: undefined, error: undefined, stack: new Error(), target: new.target };
    state.calls.push(call);
    try {
      call.result = new.target ? Reflect.construct(state.fn, args) : Reflect.apply(state.fn, this, args);
      return call.result;
    } catch (error) {
      call.error = error;
      throw error;
    }
  }
  return Object.defineProperty(mocked, 'mock', { value: state });
}

const restored = [];

function method(object, name, implementation = object[name]) {
  const original = Object.getOwnPropertyDescriptor(object, name);
  const mocked = fn(object[name], implementation);
  Object.defineProperty(object, name, { value: mocked, writable: true, enumerable: true, configurable: true });
  restored.push(() => {
    if (original === undefined) delete object[name];
    else Object.defineProperty(object, name, original);
  });
  return mocked;
}

function restoreAll() {
  for (const restore of restored.splice(0).reverse()) restore();
}

module.exports = { mock: { fn, method, restoreAll, reset: restoreAll } };
