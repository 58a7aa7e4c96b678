// resetAndDestroy(): the other side gets ECONNRESET.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  socket.on('error', (error) => console.log('server:', error.message, error.code, error.errno, error.syscall));
  socket.on('close', (failed) => {
    console.log('server: close', failed);
    server.close();
  });
  socket.on('end', () => console.log('server: end'));
  socket.on('data', () => client.resetAndDestroy());
  client.write('hello');
});
let client;
server.listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1');
  client.on('error', (error) => console.log('client:', error.message));
  client.on('close', (failed) => {
    console.log('client: close', failed);
    client.resetAndDestroy().on('error', (error) => console.log('never', error));
    new net.Socket().on('error', (error) => console.log(error.code, error.message)).resetAndDestroy();
  });
});
