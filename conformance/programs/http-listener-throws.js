// A listener that throws does not stop its connection for good: whoever sends into it gets an answer.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
const server = http.createServer((req, res) => {
  res.end('ok');
  if (req.url === '/throws') throw new Error('in a listener');
});
const request = (path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  let answers = 0;
  socket.on('data', (data) => {
    for (const _ of String(data).matchAll(/^HTTP\/1.1 /gm)) console.log('answer', ++answers);
    if (answers === 1) socket.write(request('/throws'));
    else if (answers === 2) setTimeout(() => socket.write(request('/after')), 10);
    else socket.end();
  });
  socket.on('close', () => server.close(() => console.log('closed')));
  socket.write(request('/'));
});
