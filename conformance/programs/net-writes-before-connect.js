// What is written before the connection is there waits; the callbacks come in order.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (data) => (text += data));
  socket.on('end', () => console.log('server: all', JSON.stringify(text)));
});
server.listen(0, '127.0.0.1', () => {
  const socket = new net.Socket();
  console.log(socket.readyState, socket.pending, socket.connecting);
  socket.connect({ port: server.address().port, host: '127.0.0.1' });
  socket.on('connect', () => console.log('connect', socket.bytesWritten));
  console.log(socket.write('one', () => console.log('one')), socket.bytesWritten);
  console.log(socket.write(Buffer.from('two'), () => console.log('two')), socket.bytesWritten);
  console.log(socket.write('74c3a9', 'hex', () => console.log('three')), socket.bytesWritten);
  socket.cork();
  socket.write('four', () => console.log('four'));
  socket.write('five', () => console.log('five'));
  socket.uncork();
  socket.end('six', () => console.log('end'));
  socket.resume();
  socket.on('finish', () => console.log('finish', socket.bytesWritten));
  socket.on('close', () => server.close());
});
