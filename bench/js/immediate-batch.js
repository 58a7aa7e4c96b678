'use strict';
// All immediates are queued, then run in one turn.
require('./harness')((operations, done) => {
  let left = operations;
  function immediate() {
    if (--left === 0) done();
  }
  for (let i = 0; i < operations; i++) setImmediate(immediate);
});
