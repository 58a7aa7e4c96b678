// Promises and ticks that keep calling each other: nothing else runs in between.
let n = 0;
setTimeout(() => console.log('timeout at ' + n), 1);
setImmediate(() => console.log('immediate at ' + n));
function tick() {
  if (++n < 50) Promise.resolve().then(() => process.nextTick(tick));
}
process.nextTick(tick);
const end = Date.now() + 5;
while (Date.now() < end);
