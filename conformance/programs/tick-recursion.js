// Ticks queued by ticks run before promises, timers and immediates get a chance.
let left = 5;
setTimeout(() => console.log('timeout'), 0);
Promise.resolve().then(() => console.log('promise'));
(function tick() {
  console.log('left ' + left);
  if (left-- > 0) process.nextTick(tick);
})();
