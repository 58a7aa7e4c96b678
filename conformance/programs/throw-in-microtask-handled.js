// An error in queueMicrotask is an uncaught exception; the queue behind it goes on.
// models: node node11
process.on('uncaughtException', (error) => {
  console.log('caught ' + error.message);
  process.nextTick(() => console.log('tick of the handler'));
  queueMicrotask(() => console.log('microtask of the handler'));
});
queueMicrotask(() => console.log('microtask 1'));
queueMicrotask(() => { throw new Error('microtask 2'); });
queueMicrotask(() => console.log('microtask 3'));
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate'));
