// A client that ends its side after its request still gets the answer, or not.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  res.sendDate = false;
  res.on('close', () => console.log(req.url, 'close', res.writableFinished));
  if (req.url === '/now') res.end('now');
  else setTimeout(() => res.end('later'), 10);
});
function send(path) {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    let all = '';
    socket.setEncoding('latin1').on('data', (data) => (all += data)).on('error', (error) => console.log(error.code));
    socket.on('close', () => setTimeout(resolve, 20, console.log(JSON.stringify(all))));
    socket.end(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  });
}
server.listen(0, '127.0.0.1', async () => {
  await send('/now');
  await send('/later');
  server.httpAllowHalfOpen = true;
  await send('/later');
  server.close();
});
