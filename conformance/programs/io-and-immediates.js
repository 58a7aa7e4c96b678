// Immediates go on while a file is read; the timer far away comes last.
const fs = require('fs');
let done = false;
let turns = 0;
fs.readFile(__filename, () => {
  done = true;
  console.log('read');
});
(function turn() {
  turns++;
  if (done) console.log('turned at least twice: ' + (turns >= 2));
  else setImmediate(turn);
})();
setTimeout(() => console.log('timeout'), 150);
