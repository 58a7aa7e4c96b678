// The promise forms of timers and immediates, and an interval as a loop.
// models: node
const { setTimeout: delay, setImmediate: turn, setInterval: every } = require('timers/promises');
(async () => {
  console.log(await delay(10, 'delayed'));
  console.log(await turn('turned'));
  let n = 0;
  for await (const value of every(10, 'beat')) {
    console.log(value + ' ' + ++n);
    if (n === 3) break;
  }
  console.log('over');
})();
setImmediate(() => console.log('immediate'));
console.log('script');
