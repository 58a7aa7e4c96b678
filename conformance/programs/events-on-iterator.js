// events.on buffers what arrives between the turns of a for await.
// models: node
const { EventEmitter, on } = require('events');
const e = new EventEmitter();
const stop = new AbortController();
(async () => {
  try {
    for await (const [value] of on(e, 'x', { signal: stop.signal })) {
      console.log('got ' + value);
      await null;
    }
  } catch (error) {
    console.log(error.name + ' ' + error.code);
  }
  console.log('listeners ' + e.listenerCount('x'));
})();
e.emit('x', 1);
e.emit('x', 2);
process.nextTick(() => e.emit('x', 3));
setTimeout(() => {
  e.emit('x', 4);
  stop.abort();
}, 10);
