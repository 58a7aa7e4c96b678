// A listener that throws stops the emission and reaches the caller.
const EventEmitter = require('events');
const e = new EventEmitter();
e.on('x', () => console.log('one'));
e.on('x', () => { throw new Error('two'); });
e.on('x', () => console.log('never'));
try {
  e.emit('x');
} catch (error) {
  console.log('caught ' + error.message);
}
console.log('after');
