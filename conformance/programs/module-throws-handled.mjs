// A module that throws, with a handler: what it has queued still runs.
// models: node
process.on('uncaughtException', (error, origin) => console.log('caught ' + error.message + ' ' + origin));
process.on('exit', (code) => console.log('exit ' + code));
setImmediate(() => console.log('immediate'));
Promise.resolve().then(() => console.log('promise'));
process.nextTick(() => console.log('tick'));
throw new Error('module');
