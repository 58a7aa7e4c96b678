// close() of a server with open connections waits for them; a second one is an error.
// models: node>=20
const net = require('net');
const server = net.createServer();
server.on('connection', (socket) => {
  socket.resume();
  server.getConnections((error, count) => console.log('connections', error, count));
  server.close((error) => {
    console.log('closed', error);
    server.close((again) => console.log('again', again.code, again.message));
  });
  console.log('listening', server.listening, server.address());
  socket.on('close', () => console.log('server: close of the socket'));
});
server.on('close', () => console.log('close'));
server.listen({ port: 0, host: '127.0.0.1' }, () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('connect', () => setImmediate(() => setImmediate(() => {
    console.log('client ends');
    socket.end();
  })));
  socket.resume();
  socket.on('close', () => console.log('client: close'));
});
