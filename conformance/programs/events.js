// An emitter calls its listeners at once, in order, from the list as it was at the start.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('newListener', (name) => name === 'x' && console.log('new listener'));
e.on('x', function first(a, b) {
  console.log('first ' + a + ' ' + b + ' ' + (this === e));
  e.on('x', () => console.log('added while emitting'));
  e.removeListener('x', third);
  Promise.resolve().then(() => console.log('promise'));
});
e.once('x', () => console.log('once'));
function third() { console.log('third'); }
e.on('x', third);
e.prependListener('x', () => console.log('prepended'));
console.log('before');
console.log(e.emit('x', 1, 2));
console.log('between ' + e.listenerCount('x'));
console.log(e.emit('x', 3, 4));
console.log(e.emit('nobody'));
