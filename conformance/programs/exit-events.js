// beforeExit may bring new work and then comes again; exit comes once, and only promises may follow it.
let rounds = 0;
process.on('beforeExit', (code) => {
  rounds++;
  console.log('beforeExit ' + rounds + ' ' + code);
  if (rounds === 1) setTimeout(() => console.log('new timeout'), 5);
  if (rounds === 2) setImmediate(() => console.log('new immediate'));
  if (rounds === 3) Promise.resolve().then(() => console.log('only a promise'));
});
process.on('exit', (code) => {
  console.log('exit ' + code);
  setTimeout(() => console.log('never'), 0);
  process.nextTick(() => console.log('never'));
  Promise.resolve().then(() => console.log('promise of exit'));
});
