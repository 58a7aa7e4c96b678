'use strict';
// Each immediate queues the next: a turn of the loop for each.
require('./harness')((operations, done) => {
  let left = operations;
  function immediate() {
    if (--left > 0) setImmediate(immediate);
    else done();
  }
  setImmediate(immediate);
});
