// One immediate of a queue throws: the others of the same queue run, and in their order.
process.on('uncaughtException', (error) => console.log('caught ' + error.message));
for (const name of ['a', 'b', 'c']) {
  setImmediate(() => {
    console.log('immediate ' + name);
    process.nextTick(() => console.log('tick ' + name));
    Promise.resolve().then(() => console.log('promise ' + name));
    setImmediate(() => console.log('next turn ' + name));
    if (name === 'a') throw new Error('from ' + name);
  });
}
