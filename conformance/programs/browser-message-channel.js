// Messages of a channel are tasks: each has its own microtasks, and they keep their order.
// models: browser chrome72
const { port1, port2 } = new MessageChannel();
port1.onmessage = (event) => {
  console.log('message ' + event.data);
  Promise.resolve().then(() => console.log('promise ' + event.data));
  if (event.data === 'b') port2.postMessage('d');
  if (event.data === 'd') port1.close();
};
port2.postMessage('a');
port2.postMessage('b');
port2.postMessage('c');
Promise.resolve().then(() => console.log('promise of the script'));
console.log('script');
