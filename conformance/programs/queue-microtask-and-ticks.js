// A tick queued in a microtask waits until the microtasks are done.
// models: node node11
queueMicrotask(() => {
  console.log('microtask 1');
  process.nextTick(() => console.log('tick of microtask 1'));
  queueMicrotask(() => console.log('microtask 3'));
});
queueMicrotask(() => console.log('microtask 2'));
process.nextTick(() => console.log('tick 1'));
try {
  queueMicrotask(null);
} catch (error) {
  console.log(error instanceof TypeError, error.code);
}
