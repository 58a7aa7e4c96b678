// Nothing is left to do while the top level still waits: code 13.
// models: node
process.on('exit', (code) => console.log('exit ' + code));
process.on('beforeExit', (code) => console.log('beforeExit ' + code));
setTimeout(() => console.log('timeout'), 10);
console.log('before');
await new Promise(() => {});
console.log('never');
