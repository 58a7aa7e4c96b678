// A server that pipes a socket into itself, and a client that pipes into it.
// models: node>=20
const net = require('net');
const { PassThrough } = require('stream');
const server = net.createServer((socket) => socket.pipe(socket));
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  const source = new PassThrough();
  source.pipe(socket);
  let text = '';
  socket.on('data', (data) => (text += data));
  socket.on('end', () => console.log('end', text));
  socket.on('close', () => {
    console.log('close', socket.bytesRead, socket.bytesWritten);
    server.close(() => console.log('server closed'));
  });
  source.write('one ');
  source.write('two ');
  source.end('three');
});
