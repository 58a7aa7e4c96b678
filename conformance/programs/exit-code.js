// exitCode is used when the program ends by itself, and an exit handler may still change it.
process.exitCode = 5;
process.on('beforeExit', (code) => console.log('beforeExit ' + code));
process.on('exit', (code) => {
  console.log('exit ' + code);
  process.exitCode = 9;
});
setTimeout(() => console.log('timeout'), 5);
