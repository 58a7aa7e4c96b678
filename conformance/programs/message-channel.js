// A MessageChannel in Node: messages arrive in order, each with its microtasks.
// models: node
const { port1, port2 } = new MessageChannel();
port2.on('message', (value) => {
  console.log('message ' + value);
  Promise.resolve().then(() => console.log('promise ' + value));
  process.nextTick(() => console.log('tick ' + value));
  if (value === 'c') port2.close();
});
port2.on('close', () => console.log('close'));
port1.postMessage('a');
port1.postMessage('b');
port1.postMessage('c');
console.log('script');
