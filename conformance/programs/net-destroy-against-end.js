// A socket that is destroyed closes at once, without 'end' and 'finish'; the other side sees its end.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  for (const event of ['end', 'finish', 'close', 'error']) socket.on(event, () => console.log('server:', event));
  socket.on('data', (data) => console.log('server: data', data.length));
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  for (const event of ['end', 'finish', 'close', 'error']) socket.on(event, () => console.log('client:', event));
  socket.on('connect', () => {
    socket.write('12345', (error) => {
      console.log('client: written', Boolean(error));
      socket.destroy();
      console.log('client: destroyed', socket.destroyed, socket.readyState, socket.pending);
      socket.destroy();
      setImmediate(() => console.log('client: immediate'));
      process.nextTick(() => console.log('client: tick'));
    });
  });
  socket.on('close', () => server.close());
});
server.on('close', () => console.log('server closed'));
