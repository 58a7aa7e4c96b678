// Inside a file callback the order is fixed: the check phase comes next, the timers only in the next turn.
const fs = require('fs');

fs.readFile(__filename, () => {
  setTimeout(() => console.log('timeout'), 0);
  setImmediate(() => console.log('immediate'));
});
