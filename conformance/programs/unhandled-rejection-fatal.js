// An unhandled rejection becomes an uncaught exception, with its own origin.
// models: node
process.on('uncaughtException', (error, origin) => console.log(error.message + ' from ' + origin));
process.nextTick(() => console.log('tick'));
Promise.reject(new Error('rejected'));
Promise.resolve().then(() => console.log('promise'));
setTimeout(() => { throw new Error('thrown'); }, 10);
