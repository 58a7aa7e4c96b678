// An interval that throws keeps its rhythm.
process.on('uncaughtException', (error) => console.log('caught ' + error.message));
let n = 0;
const interval = setInterval(() => {
  n++;
  console.log('interval ' + n);
  if (n === 3) clearInterval(interval);
  if (n === 2) throw new Error('second');
}, 10);
