// Everything at once inside a file callback, where the phases have a fixed order.
const fs = require('fs');
fs.readFile(__filename, async () => {
  console.log('read');
  setTimeout(async () => {
    console.log('timer');
    await null;
    console.log('timer after await');
  }, 0);
  setImmediate(async () => {
    console.log('immediate');
    process.nextTick(() => console.log('tick of immediate'));
    await null;
    console.log('immediate after await');
  });
  process.nextTick(async () => {
    console.log('tick');
    await null;
    console.log('tick after await');
  });
  await null;
  console.log('read after await');
  process.nextTick(() => console.log('second tick'));
});
