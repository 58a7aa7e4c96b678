// queueMicrotask shares its queue with promise callbacks.
// models: node node11 browser chrome72
setTimeout(() => console.log('timeout'), 0);
Promise.resolve().then(() => console.log('promise 1')).then(() => console.log('promise 2'));
queueMicrotask(() => {
  console.log('microtask 1');
  queueMicrotask(() => console.log('microtask in microtask'));
});
Promise.resolve().then(() => console.log('promise 3'));
queueMicrotask(() => console.log('microtask 2'));
console.log('script');
