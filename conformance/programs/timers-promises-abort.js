// Aborting promised timers: before, during, after.
// models: node
const { setTimeout: delay, setImmediate: turn } = require('timers/promises');
const { promisify } = require('util');
const stop = new AbortController();
const report = (name) => (error) => console.log(name + ': ' + error.name + ' ' + error.code + ' ' + (error.cause || ''));
delay(100, 'v', { signal: stop.signal }).then(() => console.log('never'), report('during'));
turn('v', { signal: stop.signal }).then((v) => console.log('immediate ' + v), report('immediate'));
delay(15, 'in time', { signal: stop.signal }).then(console.log, report('in time'));
delay(5, 'v', { signal: AbortSignal.abort('why') }).catch(report('before'));
setTimeout(() => {
  console.log('aborting');
  stop.abort('enough');
  console.log('aborted');
}, 50);
promisify(setTimeout)(150, 'promisified').then(console.log);
