// yield* to another async generator and to a plain list of promises.
// models: all
async function* inner() {
  yield 'a';
  await null;
  yield 'b';
  return 'inner result';
}
async function* outer() {
  console.log('result ' + (yield* inner()));
  yield* [Promise.resolve('c'), 'd'];
}
(async () => {
  for await (const v of outer()) console.log('value ' + v);
})();
let chain = Promise.resolve();
for (let n = 1; n <= 16; n++) chain = chain.then(() => console.log('link ' + n));
