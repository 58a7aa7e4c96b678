// destroy(error): the error, then 'close' that says so.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  socket.on('close', (failed) => console.log('server: close', failed));
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.destroy(new Error('enough'));
    Promise.resolve().then(() => console.log('promise'));
    process.nextTick(() => console.log('tick'));
    setImmediate(() => console.log('immediate'));
  });
  socket.on('error', (error) => console.log('error', error.message));
  socket.on('close', (failed) => {
    console.log('close', failed);
    server.close(() => console.log('server closed'));
  });
});
