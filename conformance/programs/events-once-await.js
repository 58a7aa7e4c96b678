// events.once gives a promise for the next event, or for its error.
// models: node node11
const { EventEmitter, once } = require('events');
const e = new EventEmitter();
(async () => {
  const [value] = await once(e, 'x');
  console.log('got ' + value);
  try {
    await once(e, 'x');
  } catch (error) {
    console.log('caught ' + error.message);
  }
})();
process.nextTick(() => {
  console.log('emitting');
  e.emit('x', 1);
  e.emit('x', 'missed');
  console.log('emitted');
});
setTimeout(() => e.emit('error', new Error('instead')), 10);
