// A tick queued by the first immediate throws: the second immediate stays in this turn.
process.on('uncaughtException', (error) => console.log('caught ' + error.message));
setImmediate(() => {
  console.log('immediate 1');
  process.nextTick(() => { throw new Error('tick 1'); });
  process.nextTick(() => console.log('tick 2'));
  setImmediate(() => console.log('immediate 3'));
});
setImmediate(() => {
  console.log('immediate 2');
  process.nextTick(() => console.log('tick 3'));
});
