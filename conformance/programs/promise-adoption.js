// Resolving a promise with a promise costs two ticks more than with a value.
// models: all
const done = Promise.resolve();
new Promise((resolve) => resolve(done)).then(() => console.log('adopted'));
new Promise((resolve) => resolve()).then(() => console.log('plain'));
Promise.resolve(done).then(() => console.log('same promise'));
done.then(() => done).then(() => console.log('returned'));
done.then(() => console.log('1'))
  .then(() => console.log('2'))
  .then(() => console.log('3'))
  .then(() => console.log('4'))
  .then(() => console.log('5'));
