// An import takes jobs, more of them the more modules stand one behind the other; less the second time.
// models: node>=24
function count() {
  let promise = Promise.resolve();
  for (let i = 1; i <= 24; i++) promise = promise.then(() => console.log('main: job ' + i));
  return promise;
}
function note(specifier) {
  const done = () => console.log('main: ' + specifier);
  import(specifier).then(done, done);
}
note('./support/round.mjs');
note('./support/waiting.mjs');
note('./support/leaf.mjs');
note('./support/missing.mjs');
note('./support/throws.cjs');
note('node:fs');
await count();
console.log('main: again');
note('./support/round.mjs');
note('./support/waiting.mjs');
note('./support/throws.cjs');
note('node:fs');
note('./module-import-jobs.mjs');
await count();
