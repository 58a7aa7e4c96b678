'use strict';

// What `yield*` of an async generator did in V8 before 7.3: it awaited each value that it handed on. The engine puts a call
// of this function around the operand of each `yield*`, where the model asks for it. What it answers with delegates to the
// operand and lets one await more pass for each value that is not the last.

const { resolve } = Promise;

function awaitEach(operand) {
  return {
    [Symbol.asyncIterator]() {
      const inner = iteratorOf(operand);
      const { next } = inner;
      const delegate = (method) => (method == null ? undefined : (value) => later(Reflect.apply(method, inner, [value])));
      return {
        next: delegate(next),
        get return() {
          return delegate(inner.return);
        },
        get throw() {
          return delegate(inner.throw);
        },
      };
    },
  };
}

function iteratorOf(operand) {
  const method = operand[Symbol.asyncIterator];
  if (method != null) return Reflect.apply(method, operand, []);
  const inner = operand[Symbol.iterator]();
  const { next } = inner;
  const call = (method, value) => settled(Reflect.apply(method, inner, [value]));
  return {
    next: (value) => call(next, value),
    return: (value) => (inner.return == null ? resolveWith({ value, done: true }) : call(inner.return, value)),
    throw: (value) => (inner.throw == null ? Promise.reject(value) : call(inner.throw, value)),
  };
}

function settled({ value, done }) {
  return new Promise((begin) => begin(value)).then((settledValue) => ({ value: settledValue, done }));
}

// No promise, lest the await of it take ticks of its own.
function later(result) {
  const promise = resolveWith(result);
  return {
    then(fulfil, reject) {
      promise.then((next) => {
        if (Object(next) !== next || next.done) fulfil(next);
        else new Promise((begin) => begin(next.value)).then((value) => fulfil({ value, done: false }), reject);
      }, reject);
    },
  };
}

function resolveWith(value) {
  return Reflect.apply(resolve, Promise, [value]);
}

Object.defineProperty(Function.prototype, Symbol.for('rondo.awaitEach'), { value: awaitEach });
