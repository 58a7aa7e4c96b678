// The store belongs to where then was called, not to where the promise was resolved.
// models: node
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
let resolve;
const promise = new Promise((r) => { resolve = r; });
als.run('then', () => promise.then(() => console.log('then: ' + als.getStore())));
als.run('await', async () => {
  await promise;
  console.log('await: ' + als.getStore());
});
als.run('resolve', () => resolve());
als.run('thenable', () => Promise.resolve({
  then(r) {
    console.log('thenable: ' + als.getStore());
    r();
  },
}));
console.log('outside: ' + als.getStore());
