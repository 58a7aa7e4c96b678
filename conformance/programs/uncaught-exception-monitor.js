// A monitor sees the error first and does not keep the program alive.
// models: node
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor ' + error.message + ' ' + origin));
process.once('uncaughtException', (error, origin) => console.log('handler ' + error.message + ' ' + origin));
process.on('exit', (code) => console.log('exit ' + code));
setTimeout(() => { throw new Error('one'); }, 5);
setTimeout(() => Promise.reject(new Error('two')), 25);
setTimeout(() => console.log('never'), 60);
