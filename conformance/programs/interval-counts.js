// An interval fires until it is cleared from inside; ticks and promises follow each beat.
// models: all
let n = 0;
const interval = setInterval((word) => {
  n++;
  console.log(word + ' ' + n);
  Promise.resolve().then(() => console.log('promise ' + n));
  if (n === 4) {
    clearInterval(interval);
    console.log('cleared');
  }
}, 10, 'beat');
