// A connection that is paused reads nothing until it is resumed.
// models: node>=20
const net = require('net');
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  console.log('server: paused', socket.isPaused());
  let text = '';
  socket.on('data', (data) => (text += data));
  socket.on('end', () => console.log('server: end', text));
  let rounds = 0;
  const wait = () => {
    if (++rounds < 5) setImmediate(wait);
    else {
      console.log('server: has', JSON.stringify(text), socket.bytesRead);
      socket.resume();
    }
  };
  wait();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => socket.end('hello'));
  socket.resume();
  socket.on('close', () => {
    console.log('client: close');
    server.close();
  });
});
