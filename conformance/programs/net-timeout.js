// setTimeout: an idle socket has an event and lives on; what happens starts the time anew; 0 ends it.
// models: node>=20
// time: the machine's
const net = require('net');
const server = net.createServer((socket) => {
  socket.on('data', (data) => console.log('server: data', String(data)));
  socket.on('end', () => socket.end());
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  let rounds = 0;
  socket.on('timeout', () => {
    rounds++;
    console.log('timeout', rounds, socket.readyState, socket.destroyed);
    if (rounds === 1) socket.write('still here');
    else {
      socket.setTimeout(0);
      console.log(socket.timeout);
      setTimeout(() => socket.end(), 300);
    }
  });
  socket.on('connect', () => {
    console.log(socket.setTimeout(200) === socket, socket.timeout);
    socket.setTimeout(200, () => console.log('callback'));
  });
  try {
    socket.setTimeout(-1);
  } catch (error) {
    console.log(error.code);
  }
  socket.resume();
  socket.on('close', (failed) => {
    console.log('close', failed);
    server.close();
  });
});
