'use strict';
// All timeouts are added, then fire.
require('./harness')((operations, done) => {
  let left = operations;
  function fired() {
    if (--left === 0) done();
  }
  for (let i = 0; i < operations; i++) setTimeout(fired, 1);
});
