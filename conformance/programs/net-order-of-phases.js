// Connecting and data come in the poll phase: immediates next, then timers; 'close' in the closing phase.
// models: node>=20
const net = require('net');
const later = (name) => {
  process.nextTick(() => console.log(name, 'tick'));
  Promise.resolve().then(() => console.log(name, 'promise'));
  setImmediate(() => console.log(name, 'immediate'));
};
const server = net.createServer((socket) => {
  console.log('server: connection');
  later('server');
  socket.on('end', () => socket.end());
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  console.log('listening');
  later('listening');
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('connect', () => {
    console.log('connect');
    later('connect');
    socket.end();
  });
  socket.on('ready', () => {
    console.log('ready');
    later('ready');
  });
  socket.on('end', () => {
    console.log('end');
    later('end');
  });
  socket.on('close', () => {
    console.log('close');
    later('close');
    server.close();
  });
  socket.resume();
});
server.on('close', () => later('server closed'));
later('script');
