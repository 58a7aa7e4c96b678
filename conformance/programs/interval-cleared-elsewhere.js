// An interval is stopped by a timer, another one by a promise of its own callback.
// models: all
const a = setInterval(() => console.log('a'), 20);
setTimeout(() => {
  clearInterval(a);
  console.log('a is cleared');
}, 50);
let n = 0;
const b = setInterval(() => {
  n++;
  console.log('b ' + n);
  if (n === 2) Promise.resolve().then(() => clearInterval(b));
}, 30);
