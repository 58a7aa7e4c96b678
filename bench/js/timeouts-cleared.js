'use strict';
// All timeouts are added, then cleared.
require('./harness')((operations, done) => {
  const timers = new Array(operations);
  for (let i = 0; i < operations; i++) timers[i] = setTimeout(() => {}, 1000);
  for (let i = 0; i < operations; i++) clearTimeout(timers[i]);
  done();
});
