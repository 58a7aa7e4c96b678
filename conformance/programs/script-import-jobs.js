// An import from a script takes as many jobs as one from a module.
// models: node>=24
function count() {
  let promise = Promise.resolve();
  for (let i = 1; i <= 16; i++) promise = promise.then(() => console.log('main: job ' + i));
  return promise;
}
import('./support/leaf.mjs').then(() => console.log('main: leaf'));
import('./support/branch.mjs').then(() => console.log('main: branch'));
import('fs').then(() => console.log('main: fs'));
count().then(() => {
  console.log('main: again');
  import('./support/leaf.mjs').then(() => console.log('main: leaf'));
  count();
});
