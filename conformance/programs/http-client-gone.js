// A client that goes away: what the server's side hears.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  console.log(req.url, 'request');
  if (req.method === 'GET') req.on('end', () => setTimeout(gone, 5));
  else req.once('data', () => setTimeout(gone, 5));
  req.on('data', (data) => console.log(req.url, 'data', String(data)));
  req.on('end', () => console.log(req.url, 'end'));
  req.on('aborted', () => console.log(req.url, 'aborted'));
  req.on('error', (error) => console.log(req.url, 'error', error.code, error.message));
  req.on('close', () => console.log(req.url, 'req close', req.aborted, req.complete));
  res.on('finish', () => console.log(req.url, 'finish'));
  res.on('close', () => {
    console.log(req.url, 'res close', res.destroyed, res.writableEnded);
    res.write('x', (error) => console.log(req.url, 'write', error?.code));
    res.end('more', (error) => console.log(req.url, 'end', error?.code));
  });
});
let gone;
function send(text) {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(text));
    gone = () => socket.destroy();
    socket.on('close', () => setTimeout(resolve, 20));
  });
}
server.listen(0, '127.0.0.1', async () => {
  await send('GET /whole HTTP/1.1\r\nHost: x\r\n\r\n');
  await send('POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf');
  server.close(() => console.log('closed'));
});
