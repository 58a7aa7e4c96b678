// allSettled and any, with the ticks they take.
// models: node browser
const say = (name) => (value) => console.log(name + ' ' + JSON.stringify(value));
Promise.allSettled([1, Promise.reject('no'), Promise.resolve(3)]).then(say('settled'));
Promise.allSettled([]).then(say('settled nothing'));
Promise.any([Promise.reject('a'), Promise.resolve('b'), Promise.resolve('c')]).then(say('any'));
Promise.any([Promise.reject('a'), Promise.reject('b')]).catch((e) => console.log(e.name + ' ' + e.errors.join()));
Promise.any([]).catch((e) => console.log(e.name + ' ' + e.errors.length));
let chain = Promise.resolve();
for (let n = 1; n <= 5; n++) chain = chain.then(() => console.log('link ' + n));
