'use strict';
// Each tick queues the next.
require('./harness')((operations, done) => {
  let left = operations;
  function tick() {
    if (--left > 0) process.nextTick(tick);
    else done();
  }
  process.nextTick(tick);
});
