// Callbacks of write among ticks, promises and immediates.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.resume();
  socket.on('connect', () => {
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick before'));
    Promise.resolve().then(() => console.log('promise'));
    socket.write('a', () => console.log('a was written'));
    socket.write('b', () => console.log('b was written'));
    process.nextTick(() => console.log('tick after'));
    setImmediate(() => {
      console.log('second immediate');
      socket.end(() => console.log('ended'));
      process.nextTick(() => console.log('last tick'));
      setImmediate(() => console.log('last immediate'));
    });
  });
  socket.on('close', () => {
    console.log('close');
    server.close();
  });
});
