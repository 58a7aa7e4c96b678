// Ports are served in rounds, in the order in which they were made; a closed one tells the other end in the next turn.
// models: node>=16
function port(name) {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', (message) => {
    console.log(name + ': ' + message);
    process.nextTick(() => console.log(name + ': tick'));
    if (message === 'pass on') for (const each of ports) each.postMessage('from ' + name);
  });
  port2.on('close', () => console.log(name + ': closed'));
  return port1;
}
const ports = [port('first'), port('second'), port('third')];
ports[2].postMessage('one');
ports[2].postMessage('two');
ports[1].postMessage('pass on');
ports[0].postMessage('one');
setTimeout(() => {
  ports[1].close();
  ports[0].close();
  ports[2].close();
}, 20);

const { port1, port2 } = new MessageChannel();
port2.on('close', () => console.log('quiet: nobody waits for this'));
process.on('beforeExit', () => port1.close());
