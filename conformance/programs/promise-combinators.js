// all and race: their own ticks, empty lists, values, rejections.
// models: all
const later = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const say = (name) => (value) => console.log(name + ' ' + JSON.stringify(value));
Promise.all([]).then(say('all of nothing'));
Promise.all([1, Promise.resolve(2), { then(r) { r(3); } }]).then(say('all'));
Promise.all([Promise.reject('x'), Promise.reject('y')]).catch(say('all rejects'));
Promise.race([Promise.resolve('first'), Promise.resolve('second')]).then(say('race'));
Promise.race([later(40, 'slow'), later(10, 'fast')]).then(say('race in time'));
Promise.all([later(40, 'slow'), later(10, 'fast')]).then(say('all in time'));
Promise.race([]).then(say('never'));
let chain = Promise.resolve();
for (let n = 1; n <= 5; n++) chain = chain.then(() => console.log('link ' + n));
