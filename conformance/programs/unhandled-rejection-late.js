// A rejection that is handled too late: first reported, then taken back.
process.on('unhandledRejection', (reason) => console.log('unhandled ' + reason));
process.on('rejectionHandled', () => console.log('handled after all'));
const promise = Promise.reject('slow');
setTimeout(() => {
  console.log('timeout');
  promise.catch((reason) => console.log('caught ' + reason));
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('promise'));
}, 10);
