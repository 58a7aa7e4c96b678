// A promise with its own then is treated as a thenable where the language looks it up.
// models: all
const promise = Promise.resolve('v');
promise.then = function (...args) {
  console.log('own then');
  return Promise.prototype.then.apply(this, args);
};
new Promise((resolve) => resolve(promise)).then((v) => console.log('adopted ' + v));
Promise.all([promise]).then((v) => console.log('all ' + v));
(async () => console.log('awaited ' + await promise))();
console.log('script');
