// Whom a connection was with can be asked when it is closed, by those who have asked before; paths that cannot be bound.
// models: node>=20
// time: the machine's
const net = require('net');
const server = net.createServer((socket) => {
  console.log(socket.remoteAddress, socket.timeout);
  socket.on('close', () => {
    console.log('closed', socket.remoteAddress, socket.remoteFamily, typeof socket.remotePort, socket.localAddress);
    server.close();
  });
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.end());
  client.on('close', () => console.log('client', client.remoteAddress));
});
net.createServer().on('error', (error) => console.log(error.code, error.syscall, error.message)).listen('/nowhere/at/all.sock');
