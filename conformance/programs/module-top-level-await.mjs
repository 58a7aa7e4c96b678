// Top-level await: ticks run while the module waits.
// models: node
process.nextTick(() => console.log('tick'));
console.log('before');
await null;
console.log('after a value');
await new Promise((resolve) => setTimeout(resolve, 10));
process.nextTick(() => console.log('tick of a timer'));
Promise.resolve().then(() => console.log('promise of a timer'));
console.log('after a timer');
await new Promise((resolve) => setImmediate(resolve));
console.log('after an immediate');
