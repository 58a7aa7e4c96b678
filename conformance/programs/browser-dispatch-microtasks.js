// Events dispatched by a script give no microtasks a chance between listeners; events from a task do.
// models: browser chrome72
const { port1, port2 } = new MessageChannel();
for (const n of [1, 2]) {
  port1.addEventListener('message', () => {
    console.log('listener ' + n);
    Promise.resolve().then(() => console.log('promise ' + n));
    if (n === 2) port1.close();
  });
}
port1.start();
console.log('dispatching');
const own = new EventTarget();
for (const n of [1, 2]) {
  own.addEventListener('x', () => {
    console.log('own listener ' + n);
    Promise.resolve().then(() => console.log('own promise ' + n));
  });
}
own.dispatchEvent(new Event('x'));
console.log('dispatched');
port2.postMessage(0);
