// How many ticks one await of a settled promise takes: 1 since ES2019's fix, 3 before it.
// models: all
(async () => {
  await null;
  console.log('after value');
})();
(async () => {
  await Promise.resolve();
  console.log('after promise');
})();
(async () => {
  await (async () => {})();
  console.log('after async function');
})();
(async () => {
  await { then(resolve) { resolve(); } };
  console.log('after thenable');
})();
let chain = Promise.resolve();
for (let n = 1; n <= 6; n++) chain = chain.then(() => console.log('link ' + n));
