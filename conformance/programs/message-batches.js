// What has come to a port is handed over in one batch, even if it is closed meanwhile; an error puts the rest off; ports
// made meanwhile wait for the next turn; a message posted by a result of I/O comes in the same turn.
// models: node>=16
const { stat } = require('fs');
process.on('uncaughtException', (error) => console.log('uncaught: ' + error));
function pair(name, onMessage) {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (message) => {
    console.log(name + ': ' + message);
    onMessage(message, port1);
  });
  port1.on('close', () => console.log(name + ': closed'));
  return port2;
}
function immediates(name, count) {
  if (count > 0) setImmediate(() => {
    console.log(name + ': immediate');
    immediates(name, count - 1);
  });
}
function closing() {
  const port = pair('closing', (message, own) => message === 1 && own.close());
  for (let i = 1; i <= 3; i++) port.postMessage(i);
  setTimeout(throwing, 5);
}
function throwing() {
  const port = pair('throwing', (message, own) => {
    if (message === 1) throw 'from a message';
    if (message === 2) process.nextTick(() => { throw 'from a tick'; });
    if (message === 4) own.close();
  });
  for (let i = 1; i <= 4; i++) port.postMessage(i);
  immediates('throwing', 3);
  setTimeout(making, 5);
}
function making() {
  pair('first', (_, own) => {
    own.close();
    pair('second', (_, own) => own.close()).postMessage('here');
    immediates('making', 2);
  }).postMessage('here');
  setTimeout(reading, 5);
}
function reading() {
  const port = pair('reading', (_, own) => own.close());
  stat('.', () => {
    immediates('reading', 1);
    port.postMessage('here');
  });
}
closing();
