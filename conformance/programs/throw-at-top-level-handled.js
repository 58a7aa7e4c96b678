// The script itself throws: what it has queued until then still runs.
process.on('uncaughtException', (error) => console.log('caught ' + error.message));
process.on('exit', (code) => console.log('exit ' + code));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
setImmediate(() => console.log('immediate'));
throw new Error('script');
