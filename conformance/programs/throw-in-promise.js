// A rejection that nobody handles: newer Nodes end with code 1, older ones only warn.
process.on('exit', (code) => console.log('exit ' + code));
Promise.resolve().then(() => {
  console.log('promise');
  throw new Error('nobody listens');
});
setTimeout(() => console.log('timeout'), 20);
