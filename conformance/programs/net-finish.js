// What a socket has said is over, `finish`, comes right after the events of the poll phase in which `end` was called.
// models: node>=20
const net = require('net');

const server = net.createServer((socket) => {
  socket.on('data', (data) => console.log('server data', String(data)));
  socket.on('end', () => console.log('server end'));
  socket.on('close', () => console.log('server close'));
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.end('bye'));
  client.on('finish', () => console.log('finish'));
  client.on('end', () => console.log('end'));
  client.on('close', () => {
    console.log('close');
    server.close();
  });
});
