// An error event without a listener is thrown.
const EventEmitter = require('events');
const e = new EventEmitter();
process.on('exit', (code) => console.log('exit ' + code));
setImmediate(() => {
  console.log('emitting');
  e.emit('error', new Error('nobody listens'));
});
setImmediate(() => console.log('never'));
