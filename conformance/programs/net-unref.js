// A server and a socket that are not referenced do not keep the program alive.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  console.log('connection');
  console.log(socket.unref() === socket);
});
console.log(server.unref() === server);
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('connect', () => {
    console.log('connect');
    socket.unref();
    socket.ref();
    setImmediate(() => setImmediate(() => socket.unref()));
  });
});
process.on('exit', () => console.log('exit', server.listening));
