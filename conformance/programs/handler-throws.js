// The handler of uncaught exceptions throws itself: code 7.
process.on('exit', (code) => console.log('exit ' + code));
process.on('uncaughtException', (error) => {
  console.log('caught ' + error.message);
  throw new Error('from the handler');
});
setTimeout(() => console.log('never'), 20);
throw new Error('first');
