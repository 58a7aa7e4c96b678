// An ES module: its top level runs inside a microtask, so promises come before ticks.
// models: node
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
queueMicrotask(() => console.log('microtask'));
(async () => {
  await null;
  console.log('await');
})();
setTimeout(() => console.log('timeout'), 0);
console.log('module');
