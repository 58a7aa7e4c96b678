'use strict';
// A promise that is settled is awaited again and again.
require('./harness')(async (operations, done) => {
  const promise = Promise.resolve(1);
  let sum = 0;
  for (let i = 0; i < operations; i++) sum += await promise;
  if (sum !== operations) throw new Error(`this came to ${sum} instead of ${operations}`);
  done();
});
