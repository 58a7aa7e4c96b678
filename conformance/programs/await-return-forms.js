// return, return await and return of a promise from an async function differ in ticks.
// models: all
const value = Promise.resolve('v');
(async () => 'v')().then(() => console.log('returned a value'));
(async () => value)().then(() => console.log('returned a promise'));
(async () => await value)().then(() => console.log('returned an awaited promise'));
(async () => { throw 'e'; })().catch(() => console.log('threw'));
(async () => { await value; throw 'e'; })().catch(() => console.log('awaited and threw'));
let chain = Promise.resolve();
for (let n = 1; n <= 7; n++) chain = chain.then(() => console.log('link ' + n));
