// What the top level has entered does not reach the last events of the program.
// models: node>=24
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
let rounds = 0;

process.on('beforeExit', () => {
  console.log('beforeExit', als.getStore());
  als.enterWith('beforeExit');
  if (rounds++ === 0) setTimeout(() => console.log('timer', als.getStore()), 1);
});
process.on('exit', () => console.log('exit', als.getStore()));

als.enterWith('top');
process.nextTick(() => console.log('tick', als.getStore()));
Promise.resolve().then(() => console.log('promise', als.getStore()));
setImmediate(() => {
  console.log('immediate', als.getStore());
  als.enterWith('immediate');
});
