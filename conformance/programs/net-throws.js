// A listener of 'data' that throws: the program's handler hears of it and the connection lives on.
// models: node>=20
const net = require('net');
process.on('uncaughtException', (error) => console.log('caught', error.message));
const server = net.createServer((socket) => {
  socket.on('data', (data) => {
    socket.end(data);
    throw new Error(`in data ${data}`);
  });
  socket.on('end', () => console.log('server: end'));
  throw new Error('in connection');
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('ready', () => {
    socket.read(0);
    socket.write('1');
    throw new Error('in ready');
  });
  socket.on('data', (data) => {
    console.log('client: data', String(data));
    socket.end();
    throw new Error('in data of the client');
  });
  socket.on('close', () => {
    server.close();
    throw new Error('in close');
  });
});
