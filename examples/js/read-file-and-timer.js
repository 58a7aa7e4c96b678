// A timer of 100 ms beside file reading that takes 95 ms and a callback that works for 10 ms:
// the timer is due while the callback works, so it fires about 5 ms late. A timer says "not before", never "exactly at".
const fs = require('fs');

const start = Date.now();
const elapsed = () => Date.now() - start;

function readFor(milliseconds, callback) {
  fs.readFile(__filename, () => {
    if (elapsed() < milliseconds) readFor(milliseconds, callback);
    else callback();
  });
}

setTimeout(() => {
  console.log('timer of 100 ms fired');
  console.log(elapsed() >= 105 ? 'it had to wait for the callback' : 'it was on time');
}, 100);

readFor(95, () => {
  console.log('files read after 95 ms');
  const until = elapsed() + 10;
  while (elapsed() < until);
  console.log('10 ms of work done');
});
