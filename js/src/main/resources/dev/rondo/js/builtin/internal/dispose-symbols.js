'use strict';

// Symbol.dispose and Symbol.asyncDispose, and the methods of iterators by these names, where the engine has none yet.

for (const name of ['dispose', 'asyncDispose']) {
  if (Symbol[name] === undefined) {
    Object.defineProperty(Symbol, name, {
      value: Symbol(`Symbol.${name}`), writable: false, enumerable: false, configurable: false,
    });
  }
}

const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
const asyncIterators = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype));

function define(prototype, methods) {
  const [key] = Object.getOwnPropertySymbols(methods);
  if (key in prototype) return;
  Object.defineProperty(prototype, key, { value: methods[key], writable: true, enumerable: false, configurable: true });
}

define(iterators, {
  [Symbol.dispose]() {
    const { return: close } = this;
    if (close !== undefined && close !== null) Reflect.apply(close, this, []);
  },
});

define(asyncIterators, {
  [Symbol.asyncDispose]() {
    return new Promise((resolve) => {
      const { return: close } = this;
      if (close === undefined || close === null) resolve(undefined);
      else resolve(Promise.resolve(Reflect.apply(close, this, [undefined])).then(() => undefined));
    });
  },
});
