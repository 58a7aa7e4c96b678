// emitWarning tells its listeners in a tick.
process.on('warning', (w) => console.log('listener: ' + w.name + ' ' + w.message + ' ' + w.code));
process.emitWarning('careful', 'CustomWarning', 'C001');
process.emitWarning(new Error('an error as a warning'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
console.log('script');
