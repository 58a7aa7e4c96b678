// A timer of 100 ms beside file reading that takes 95 ms and a callback that works for 10 ms:
// the timer is due while the callback works, so it fires about 5 ms late. A timer says "not before", never "exactly at".
const fs = require('fs');

function readFor(milliseconds, start, callback) {
  fs.readFile(__filename, () => {
    if (Date.now() - start < milliseconds) readFor(milliseconds, start, callback);
    else callback();
  });
}

// The first file that a program reads takes longer, so the clock starts behind it.
fs.readFile(__filename, () => {
  const start = Date.now();

  setTimeout(() => {
    console.log('timer of 100 ms fired');
    console.log(Date.now() - start >= 105 ? 'it had to wait for the callback' : 'it was on time');
  }, 100);

  readFor(95, start, () => {
    console.log('files read after 95 ms');
    const until = Date.now() + 10;
    while (Date.now() < until);
    console.log('10 ms of work done');
  });
});
