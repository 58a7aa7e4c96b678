// return of a promise, yield of a rejection and return() before the start.
// models: all
const show = (name) => (r) => console.log(name + ' ' + JSON.stringify(r));
const fail = (name) => (e) => console.log(name + ' failed ' + e);
async function* returnsPromise() { return Promise.resolve('settled'); }
async function* yieldsRejection() { yield Promise.reject('no'); }
async function* waits() { await null; yield 1; }
returnsPromise().next().then(show('return'));
const y = yieldsRejection();
y.next().then(show('yield'), fail('yield'));
y.next().then(show('yield again'), fail('yield again'));
const early = waits();
early.return(Promise.resolve('early')).then(show('early return'));
early.next().then(show('early next'));
const thrown = waits();
thrown.throw('early').then(show('early throw'), fail('early throw'));
let chain = Promise.resolve();
for (let n = 1; n <= 8; n++) chain = chain.then(() => console.log('link ' + n));
