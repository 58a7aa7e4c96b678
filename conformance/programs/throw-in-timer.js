// Without a handler a throwing timer ends the program; its neighbours never run.
process.on('exit', (code) => console.log('exit ' + code));
setTimeout(() => {
  console.log('timer 1');
  process.nextTick(() => console.log('never'));
  throw new RangeError('out of range');
}, 5);
setTimeout(() => console.log('never'), 5);
const end = Date.now() + 20;
while (Date.now() < end);
