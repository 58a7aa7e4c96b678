// A promise chain of any length ends before the timer.
// models: all
let count = 0;
setTimeout(() => console.log('timeout after ' + count), 0);
(function again() {
  count++;
  if (count < 1000) Promise.resolve().then(again);
  else console.log('thousand');
})();
