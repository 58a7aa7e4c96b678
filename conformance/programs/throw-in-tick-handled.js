// A tick throws: the handler runs at once, later ticks and the promises still follow.
process.on('uncaughtException', (error) => {
  console.log('caught ' + error.message);
  process.nextTick(() => console.log('tick of the handler'));
  Promise.resolve().then(() => console.log('promise of the handler'));
});
process.nextTick(() => console.log('tick 1'));
process.nextTick(() => {
  Promise.resolve().then(() => console.log('promise of tick 2'));
  throw new Error('tick 2');
});
process.nextTick(() => console.log('tick 3'));
Promise.resolve().then(() => console.log('promise 1'));
setImmediate(() => console.log('immediate'));
