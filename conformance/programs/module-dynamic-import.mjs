// import() evaluates later and gives a namespace; the second time it comes from the cache.
// models: node
console.log('main: before');
const first = await import('./support/leaf.mjs');
console.log('main: ' + first.name);
const second = await import('./support/leaf.mjs');
console.log('main: same ' + (first === second));
const plain = await import('./support/plain.cjs');
console.log('main: ' + plain.default.value + ' ' + plain.value);
await import('./support/missing.mjs').catch((error) => console.log('main: ' + error.code));
await import('./support/throws.cjs').catch((error) => console.log('main: ' + error.message));
console.log('main: ' + import.meta.url.startsWith('file:') + ' ' + typeof require);
