// A callback that throws inside a file callback; a missing file; a callback that is missing.
const fs = require('fs');
process.on('uncaughtException', (error) => console.log('caught ' + error.message));
fs.readFile(__dirname + '/no-such-file', (error) => {
  console.log(error.code + ' ' + error.syscall + ' ' + error.errno);
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('tick'));
  throw new Error('in the callback');
});
try {
  fs.readFile(__filename);
} catch (error) {
  console.log(error instanceof TypeError);
}
