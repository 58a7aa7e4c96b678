// One side ends, the other one does so by itself.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => {
  const log = (...words) => console.log('server:', ...words);
  for (const event of ['end', 'finish', 'close', 'prefinish']) socket.on(event, () => log(event, socket.readyState));
  socket.resume();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  const log = (...words) => console.log('client:', ...words);
  for (const event of ['connect', 'ready', 'end', 'finish', 'close']) socket.on(event, () => log(event, socket.readyState));
  socket.on('connect', () => {
    socket.end('last words', () => log('callback of end'));
    log('ended', socket.readyState, socket.writable, socket.writableEnded);
  });
  socket.resume();
  socket.on('close', () => server.close(() => console.log('server closed')));
});
