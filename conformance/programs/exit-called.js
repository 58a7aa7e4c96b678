// process.exit stops everything but the exit handlers.
process.on('beforeExit', () => console.log('never'));
process.on('exit', (code) => {
  console.log('exit ' + code);
  process.exit(4);
});
process.on('exit', () => console.log('not reached'));
setTimeout(() => console.log('never'), 5);
process.nextTick(() => console.log('never'));
Promise.resolve().then(() => console.log('never'));
process.exit(3);
