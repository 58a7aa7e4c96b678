// Ten clients one after the other keep their order; a limit drops what is too much.
// models: node>=20
const net = require('net');
let next = 0;
const server = net.createServer((socket) => {
  const number = next++;
  socket.on('data', (data) => console.log('server', number, String(data)));
  socket.end(`you are ${number}`);
});
server.maxConnections = 3;
server.on('drop', (data) => console.log('drop', data.remoteAddress, data.remoteFamily, data.localPort === server.address().port));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const begin = (left) => {
    if (left === 0) {
      server.close(() => console.log('closed'));
      return;
    }
    const socket = net.connect(port, '127.0.0.1');
    socket.on('data', (data) => console.log('client', String(data)));
    socket.on('close', () => setImmediate(() => begin(left - 1)));
  };
  begin(6);
});
