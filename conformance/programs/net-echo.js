// A server that sends back what comes: connection, data, end and close on both sides.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  console.log('server: connection', socket.remoteAddress, socket.remoteFamily, socket.readyState);
  socket.on('data', (data) => {
    console.log('server: data', data.toString());
    socket.write(data);
  });
  socket.on('end', () => console.log('server: end', socket.readyState, socket.bytesRead, socket.bytesWritten));
  socket.on('finish', () => console.log('server: finish'));
  socket.on('close', (failed) => console.log('server: close', failed, socket.readyState));
});
server.on('close', () => console.log('server closed'));
server.listen(0, '127.0.0.1', () => {
  const { address, family, port } = server.address();
  console.log('listening', address, family, port > 0, server.listening);
  const client = net.connect(port, '127.0.0.1', () => console.log('client: callback of connect'));
  console.log('client: begins', client.connecting, client.pending, client.readyState);
  client.on('connect', () => {
    console.log('client: connect', client.connecting, client.pending, client.readyState, client.remotePort === port);
    client.write('hello');
  });
  client.on('ready', () => console.log('client: ready'));
  client.setEncoding('utf8');
  client.on('data', (data) => {
    console.log('client: data', data);
    client.end();
  });
  client.on('end', () => console.log('client: end'));
  client.on('finish', () => console.log('client: finish'));
  client.on('close', (failed) => {
    console.log('client: close', failed, client.bytesRead, client.bytesWritten, client.destroyed);
    server.close();
  });
});
console.log('script');
