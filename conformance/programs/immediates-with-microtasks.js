// What an immediate queues in the tick and microtask queues: node10 runs it after the whole immediate queue.
for (const name of ['a', 'b', 'c']) {
  setImmediate(() => {
    console.log('immediate ' + name);
    process.nextTick(() => console.log('tick ' + name));
    Promise.resolve().then(() => console.log('promise ' + name));
  });
}
