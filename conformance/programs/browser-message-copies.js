// A message is copied when it is posted; a port waits for start when listeners are used.
// models: browser chrome72
const { port1, port2 } = new MessageChannel();
const data = { n: 1 };
port2.postMessage(data);
data.n = 2;
port2.postMessage(data);
port1.addEventListener('message', (event) => {
  console.log('got ' + event.data.n + ' ' + (event.data === data));
  if (event.data.n === 2) {
    port1.close();
    port2.postMessage({ n: 3 });
  }
});
console.log('not started');
setTimeout(() => {
  console.log('starting');
  port1.start();
}, 20);
try {
  port2.postMessage(() => {});
} catch (error) {
  console.log(error.name);
}
