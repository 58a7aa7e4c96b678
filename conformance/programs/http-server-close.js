// close() waits for what is being answered and ends what is idle.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  server.emit(req.url);
  if (req.url === '/slow') setTimeout(() => res.end('slow'), 50);
  else res.end('fast');
  if (req.url === '/slow') res.shouldKeepAlive = false;
});
function open(path) {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    socket.on('data', () => {
      console.log(path, 'data');
      if (path === '/fast') resolve();
    });
    socket.on('close', () => console.log(path, 'closed'));
    if (path === '/slow') server.once(path, resolve);
  });
}
server.listen(0, '127.0.0.1', async () => {
  await open('/fast');
  await open('/slow');
  server.close(() => console.log('server closed'));
  console.log('closing', server.listening);
  server.close((error) => console.log('again', error.code));
});
