// models: node
// An echo server and a client of it. 'connect' and 'data' are events of the poll phase, 'close' is one of the closing phase.
const net = require('net');

const server = net.createServer((socket) => {
  console.log('server: somebody has connected');
  socket.on('end', () => console.log('server: the client has ended'));
  socket.pipe(socket);
});

server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.setEncoding('utf8');

  client.on('connect', () => {
    console.log('client: connected');
    setImmediate(() => console.log('client: the check phase comes next'));
    client.end('hello');
  });
  client.on('data', (text) => console.log(`client: ${text}`));
  client.on('end', () => console.log('client: the server has ended'));
  client.on('close', () => {
    console.log('client: closed');
    server.close();
  });
});

server.on('close', () => console.log('server: closed'));
