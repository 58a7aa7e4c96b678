// The tick queue and the microtask queue take turns: each is emptied before the other one is looked at.
process.nextTick(() => {
  console.log('tick 1');
  Promise.resolve().then(() => {
    console.log('promise in tick 1');
    process.nextTick(() => {
      console.log('tick in promise in tick 1');
      Promise.resolve().then(() => console.log('promise in tick in promise in tick 1'));
    });
    Promise.resolve().then(() => console.log('promise in promise in tick 1'));
  });
  process.nextTick(() => console.log('tick in tick 1'));
});
process.nextTick(() => console.log('tick 2'));
Promise.resolve().then(() => {
  console.log('promise 1');
  process.nextTick(() => console.log('tick in promise 1'));
}).then(() => console.log('promise 2'));
console.log('script');
