// Only unref'd work is left: the program ends at once.
process.on('beforeExit', () => console.log('beforeExit'));
process.on('exit', () => console.log('exit'));
setInterval(() => console.log('never'), 20).unref();
setTimeout(() => {
  console.log('last');
  setTimeout(() => console.log('never'), 20).unref();
  Promise.resolve().then(() => console.log('promise'));
}, 5);
