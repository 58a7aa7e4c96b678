// withResolvers hands the functions out; try runs its function at once.
// models: node>=24 browser
const { promise, resolve } = Promise.withResolvers();
promise.then((v) => console.log('resolved ' + v));
Promise.try(() => { console.log('inside try'); return 1; }).then((v) => console.log('try ' + v));
Promise.try(() => { throw 'out'; }).catch((e) => console.log('try threw ' + e));
Promise.try((a, b) => a + b, 2, 3).then((v) => console.log('sum ' + v));
resolve('yes');
console.log('script');
