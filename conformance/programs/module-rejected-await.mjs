// The top level rejects: code 1.
// models: node
process.on('exit', (code) => console.log('exit ' + code));
process.nextTick(() => console.log('tick'));
console.log('before');
await Promise.reject(new Error('refused'));
console.log('never');
