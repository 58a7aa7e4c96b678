// What belongs to asynchronous code goes with sockets and servers.
// models: node>=20
const net = require('net');
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
const server = net.createServer((socket) => {
  console.log('connection', storage.getStore());
  socket.on('data', () => {
    console.log('server: data', storage.getStore());
    storage.run('answer', () => socket.end('x', () => console.log('server: written', storage.getStore())));
  });
});
storage.run('listen', () => {
  server.listen(0, '127.0.0.1', () => {
    console.log('listening', storage.getStore());
    storage.run('connect', () => {
      const socket = net.connect(server.address().port, '127.0.0.1', () => {
        console.log('connect', storage.getStore());
        storage.run('write', () => socket.write('x', () => console.log('written', storage.getStore())));
      });
      socket.on('data', () => console.log('data', storage.getStore()));
      socket.on('end', () => console.log('end', storage.getStore()));
      socket.on('close', () => {
        console.log('close', storage.getStore());
        server.close();
      });
    });
  });
});
