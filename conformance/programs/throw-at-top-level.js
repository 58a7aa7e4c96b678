// Without a handler: nothing queued runs, exit handlers do, the code is 1.
process.on('exit', (code) => console.log('exit ' + code + ' ' + process.exitCode));
process.nextTick(() => console.log('never'));
Promise.resolve().then(() => console.log('never'));
throw new TypeError('wrong type');
