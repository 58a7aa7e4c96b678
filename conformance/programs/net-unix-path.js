// A server at a path, and its errors.
// models: node>=20
const net = require('net');
const fs = require('fs');
const os = require('os');
const path = require('path');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'net-'));
const file = path.join(folder, 'socket');
const hide = (text) => text.replaceAll(folder, 'FOLDER');
const server = net.createServer((socket) => {
  console.log('server:', socket.remoteAddress, socket.remotePort, socket.address());
  socket.end('welcome');
  socket.on('close', () => console.log('server: close'));
});
server.listen(file, () => {
  console.log(server.address() === file, fs.statSync(file).isSocket());
  const socket = net.createConnection(file, () => console.log('client: connect'));
  socket.on('data', (data) => console.log('client: data', String(data)));
  socket.on('end', () => console.log('client: end'));
  socket.on('close', () => {
    console.log('client: close');
    const second = net.createServer().listen({ path: file });
    second.on('error', (error) => {
      console.log(hide(error.message), error.code, error.syscall, hide(error.address), error.port);
      server.close(() => {
        console.log('exists', fs.existsSync(file));
        const lost = net.connect({ path: file });
        lost.on('error', (missing) => console.log(hide(missing.message), missing.code, missing.syscall, hide(missing.address)));
        lost.on('close', (failed) => {
          console.log('close', failed);
          fs.rmdirSync(folder);
        });
      });
    });
  });
});
