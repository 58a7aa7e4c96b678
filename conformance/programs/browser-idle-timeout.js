// A busy page reaches the timeout of an idle callback.
// models: browser
let over = false;
requestIdleCallback((deadline) => {
  over = true;
  console.log('timed out ' + deadline.didTimeout);
}, { timeout: 40 });
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => {
  const end = performance.now() + 5;
  while (performance.now() < end);
  if (over) port1.close();
  else port2.postMessage(0);
};
port2.postMessage(0);
