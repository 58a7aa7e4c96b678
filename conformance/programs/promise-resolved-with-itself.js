// A promise cannot wait for itself.
// models: all
let resolve;
const self = new Promise((r) => { resolve = r; });
self.catch((error) => console.log(error.name));
resolve(self);
const loop = Promise.resolve().then(() => loop);
loop.catch((error) => console.log('then: ' + error.name));
console.log('script');
