// Without allowHalfOpen who writes after the other side's end gets EPIPE.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.log('server: error', error.code, error.message));
  socket.on('end', () => console.log('server: end', socket.readyState));
  socket.on('finish', () => {
    console.log('server: finish');
    console.log(socket.write('too late', (error) => console.log('server: written', error.code)));
  });
  socket.on('close', (failed) => console.log('server: close', failed));
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => socket.end());
  socket.resume();
  socket.on('close', () => {
    console.log('client: close');
    server.close();
  });
});
