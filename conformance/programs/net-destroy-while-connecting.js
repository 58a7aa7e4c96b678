// A socket that is destroyed before it is connected.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('connect', () => console.log('never'));
  socket.on('close', (failed) => {
    console.log('close', failed);
    server.close(() => console.log('server closed'));
  });
  socket.write('x', (error) => console.log('write', error.code));
  socket.destroy();
  console.log(socket.connecting, socket.destroyed);
  process.nextTick(() => console.log('tick'));
  setImmediate(() => console.log('immediate'));
});
