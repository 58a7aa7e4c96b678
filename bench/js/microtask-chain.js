'use strict';
// Each microtask queues the next.
require('./harness')((operations, done) => {
  let left = operations;
  function microtask() {
    if (--left > 0) queueMicrotask(microtask);
    else done();
  }
  queueMicrotask(microtask);
});
