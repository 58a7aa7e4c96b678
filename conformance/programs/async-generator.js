// An async generator between a consumer and plain promises: each yield and next has its ticks.
// models: all
async function* numbers() {
  console.log('started');
  for (let i = 1; i <= 3; i++) {
    yield i;
    console.log('resumed ' + i);
  }
  return 'end';
}
(async () => {
  for await (const n of numbers()) console.log('got ' + n);
  console.log('loop over');
})();
let chain = Promise.resolve();
for (let n = 1; n <= 12; n++) chain = chain.then(() => console.log('link ' + n));
