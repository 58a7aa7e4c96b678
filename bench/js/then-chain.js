'use strict';
// A chain of thens is built, then runs.
require('./harness')((operations, done) => {
  let promise = Promise.resolve(1);
  for (let i = 0; i < operations; i++) promise = promise.then((value) => value);
  promise.then(done);
});
