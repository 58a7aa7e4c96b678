// With allowHalfOpen a server goes on writing after the other side has ended.
// models: node>=20
const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  let text = '';
  socket.on('data', (data) => (text += data));
  socket.on('end', () => {
    console.log('server: end', socket.readyState, socket.allowHalfOpen);
    socket.write('you said ');
    setImmediate(() => {
      socket.end(text.toUpperCase());
      console.log('server: ended', socket.readyState);
    });
  });
  socket.on('close', () => console.log('server: close'));
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
  socket.end('hello');
  let text = '';
  socket.on('data', (data) => (text += data));
  socket.on('end', () => console.log('client: end', text, socket.readyState));
  socket.on('close', () => {
    console.log('client: close');
    server.close();
  });
});
