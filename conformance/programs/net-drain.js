// A slow reader: write() says no, 'drain' comes when all was taken, and nothing is lost.
// models: node>=20
const net = require('net');
const SIZE = 16 * 1024 * 1024;
const server = net.createServer((socket) => {
  socket.pause();
  setImmediate(() => {
    let bytes = 0;
    socket.resume();
    socket.on('data', (data) => (bytes += data.length));
    socket.on('end', () => console.log('server: end', bytes === SIZE + 5));
  });
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    console.log('small', socket.write('small', () => console.log('small was written')));
    console.log('large', socket.write(Buffer.alloc(SIZE), () => console.log('large was written')));
    console.log(socket.writableNeedDrain, socket.writableLength >= SIZE, socket.bytesWritten === SIZE + 5);
  });
  socket.on('drain', () => {
    console.log('drain', socket.writableLength, socket.writableNeedDrain);
    socket.end();
  });
  socket.resume();
  socket.on('close', () => {
    console.log('close', socket.bytesWritten === SIZE + 5);
    server.close();
  });
});
