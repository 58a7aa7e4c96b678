// Async listeners start at once and go on in microtasks, all of them together.
const EventEmitter = require('events');
const e = new EventEmitter();
for (const n of [1, 2]) {
  e.on('x', async (value) => {
    console.log('listener ' + n + ' ' + value);
    await null;
    console.log('listener ' + n + ' after await');
  });
}
process.nextTick(() => console.log('tick'));
e.emit('x', 'v');
console.log('emitted');
