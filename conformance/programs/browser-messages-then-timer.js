// Messages posted now come long before a timer set for later.
// models: browser chrome72
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => {
  console.log('message');
  setTimeout(() => {
    console.log('timer of the message');
    port2.postMessage('again');
    port1.onmessage = () => {
      console.log('second message');
      port1.close();
    };
  }, 20);
};
setTimeout(() => console.log('timer'), 70);
port2.postMessage('now');
queueMicrotask(() => console.log('microtask'));
