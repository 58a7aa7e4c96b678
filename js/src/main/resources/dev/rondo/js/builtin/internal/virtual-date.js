'use strict';

// Date in virtual time: tells the loop's time instead of the machine's. Each look at the clock takes a moment of that
// time, so that a program which waits by looking at it comes to an end.

const Real = Date;
const host = binding.process;
const offset = Real.now() - host.hrtime() / 1e6;

function now() {
  return Math.floor(offset + host.hrtime() / 1e6);
}

globalThis.Date = new Proxy(Real, {
  apply: () => new Real(now()).toString(),
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
Real.prototype.constructor = globalThis.Date;
