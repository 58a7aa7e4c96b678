// One timer of a list throws. A handler survives it, and the rest of the list still runs.
process.on('uncaughtException', (error) => {
  console.log('caught ' + error.message);
  process.nextTick(() => console.log('tick of the handler'));
});
for (const name of ['a', 'b', 'c']) {
  setTimeout(() => {
    console.log('timer ' + name);
    process.nextTick(() => console.log('tick ' + name));
    Promise.resolve().then(() => console.log('promise ' + name));
    if (name === 'b') throw new Error('from ' + name);
  }, 10);
}
setImmediate(() => console.log('immediate'));
// Now all three are due at once.
const end = Date.now() + 20;
while (Date.now() < end);
