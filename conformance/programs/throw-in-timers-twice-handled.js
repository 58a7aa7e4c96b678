// Two timers of one list throw and queue immediates: where the loop goes on after each error.
process.on('uncaughtException', (error) => console.log('caught ' + error.message));
for (const name of ['a', 'b', 'c', 'd']) {
  setTimeout(() => {
    console.log('timer ' + name);
    setImmediate(() => console.log('immediate ' + name));
    if (name < 'c') throw new Error(name);
  }, 10);
}
// By the end of this loop all of them are due.
const end = Date.now() + 20;
while (Date.now() < end);
