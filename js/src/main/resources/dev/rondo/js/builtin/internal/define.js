'use strict';

// Properties of global objects, which appear at once but load their module when they are first used.

function hidden(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

function visible(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

function lazy(target, name, load, enumerable = false) {
  Object.defineProperty(target, name, {
    get() {
      const value = load();
      Object.defineProperty(target, name, { value, writable: true, enumerable, configurable: true });
      return value;
    },
    set(value) {
      Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable,
    configurable: true,
  });
}

// Several properties from one module: { name: id } where the module exports the name.
function lazyAll(target, ids, enumerable) {
  for (const [name, id] of Object.entries(ids)) lazy(target, name, () => require(id)[name], enumerable);
}

module.exports = { hidden, visible, lazy, lazyAll };
