// An unref'd immediate runs only beside one that is ref'd.
const a = setImmediate(() => {
  console.log('a');
  setImmediate(() => console.log('never')).unref();
});
const b = setImmediate(() => console.log('b'));
b.unref();
process.on('exit', () => console.log('exit'));
