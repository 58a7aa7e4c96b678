// enterWith, exit, snapshot and bind.
// models: node
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const als = new AsyncLocalStorage();
als.enterWith('entered');
setImmediate(() => console.log('immediate: ' + als.getStore()));
als.exit(() => {
  console.log('exited: ' + als.getStore());
  setImmediate(() => console.log('immediate of exit: ' + als.getStore()));
});
const snapshot = als.run('snap', () => AsyncLocalStorage.snapshot());
const bound = als.run('bound', () => AsyncLocalStorage.bind(() => als.getStore()));
const resource = als.run('resource', () => new AsyncResource('Thing'));
als.run('caller', () => {
  console.log(snapshot(() => als.getStore()));
  console.log(bound());
  console.log(resource.runInAsyncScope(() => als.getStore()));
  console.log(als.getStore());
});
try {
  als.run('thrower', () => { throw new Error('x'); });
} catch {
  console.log('after throw: ' + als.getStore());
}
