// A refused connection among ticks, promises and immediates.
// models: node>=20
const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close();
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', (error) => {
    console.log('error', error.code);
    process.nextTick(() => console.log('tick of error'));
    Promise.resolve().then(() => console.log('promise of error'));
  });
  socket.on('close', () => {
    console.log('close');
    setImmediate(() => console.log('immediate of close'));
  });
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('promise'));
});
server.on('close', () => console.log('server closed'));
