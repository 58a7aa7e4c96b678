// Handlers added in a tick, in a microtask or by a chain are in time.
process.on('unhandledRejection', (reason) => console.log('unhandled ' + reason));
process.on('rejectionHandled', () => console.log('handled late'));
const inTick = Promise.reject('in a tick');
process.nextTick(() => inTick.catch((reason) => console.log('caught ' + reason)));
const inMicrotask = Promise.reject('in a microtask');
Promise.resolve().then(() => Promise.resolve()).then(() => inMicrotask.catch((reason) => console.log('caught ' + reason)));
const inImmediate = Promise.reject('in an immediate');
setImmediate(() => inImmediate.catch((reason) => console.log('caught ' + reason)));
const chained = Promise.reject('with a chain');
chained.then(() => 0).then(() => 0, (reason) => console.log('caught ' + reason));
