// unhandledRejection is told after ticks and microtasks are done, in the order of rejection.
process.on('unhandledRejection', (reason, promise) => {
  console.log('unhandled ' + reason + ' ' + (promise instanceof Promise));
  process.nextTick(() => console.log('tick of the handler'));
  Promise.resolve().then(() => console.log('promise of the handler'));
});
Promise.reject('one');
new Promise((_, reject) => process.nextTick(() => {
  console.log('tick rejects');
  reject('two');
}));
Promise.resolve().then(() => { throw 'three'; });
Promise.resolve().then(() => 0).then(() => console.log('promise'));
setImmediate(() => console.log('immediate'));
