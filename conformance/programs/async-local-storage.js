// The store follows timers, immediates, ticks, promises, awaits and file calls.
// models: node
const { AsyncLocalStorage } = require('async_hooks');
const fs = require('fs');
const als = new AsyncLocalStorage();
const show = (where) => console.log(where + ': ' + als.getStore());
als.run('A', () => {
  setTimeout(() => show('timeout'), 20);
  setImmediate(() => show('immediate'));
  process.nextTick(() => show('tick'));
  queueMicrotask(() => show('microtask'));
  Promise.resolve().then(() => show('promise'));
  fs.stat(__filename, () => setTimeout(() => show('timeout in stat'), 60));
  (async () => {
    await null;
    show('await');
    als.run('B', () => show('inner'));
    await new Promise((resolve) => setTimeout(resolve, 40));
    show('await timer');
  })();
  show('inside');
});
show('outside');
setTimeout(() => show('outside timeout'), 120);
