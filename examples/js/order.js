// Nothing here waits for anything, and still the last statement comes first.
// Guess the order, then run it; then run it again with --model node10.
setTimeout(() => {
  console.log('4  timeout');
  Promise.resolve().then(() => console.log('5  promise of the timeout'));
}, 0);

setTimeout(() => console.log('6  second timeout'), 0);

Promise.resolve()
  .then(() => console.log('2  promise'))
  .then(() => console.log('3  promise of the promise'));

console.log('1  script');
