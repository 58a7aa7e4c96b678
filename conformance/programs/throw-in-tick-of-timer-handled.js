// A tick queued by the first timer of a list throws: does the second timer run before or after the error?
process.on('uncaughtException', (error) => console.log('caught ' + error.message));
setTimeout(() => {
  console.log('timer 1');
  process.nextTick(() => { throw new Error('tick 1'); });
  process.nextTick(() => console.log('tick 2'));
  setImmediate(() => console.log('immediate 1'));
}, 10);
setTimeout(() => {
  console.log('timer 2');
  process.nextTick(() => console.log('tick 3'));
}, 10);
// By the end of this loop all of them are due.
const end = Date.now() + 20;
while (Date.now() < end);
