// Bytes that are no response.
// models: node>=24
// time: the machine's
const http = require('http');
const net = require('net');
const texts = [
  'HELLO\r\n\r\n', 'HTTP/1.1 2x0 OK\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
  'HTTP/1.1 200 OK\nA: b\n\n', 'HTTP/1.1 200 OK\r\nA b\r\n\r\n', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef',
  'HTTP/1.0 200 OK\r\n\r\nuntil the end', 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n', 'HTTP/1.1 100 Continue\r\n\r\n', '',
  `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(17000)}\r\n\r\n`,
];
let text;
const server = net.createServer((socket) => {
  socket.on('error', () => {}).once('data', () => socket.end(text));
});
function get() {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
      let body = '';
      console.log('response', res.statusCode, res.statusMessage, res.httpVersion);
      res.setEncoding('latin1').on('data', (data) => (body += data));
      res.on('error', (error) => console.log('res error', error.code, error.message));
      res.on('end', () => console.log('end', body, res.complete));
      res.on('close', () => console.log('res close', body));
    });
    req.on('error', (error) => console.log('error', error.name, error.code, error.message, error.reason));
    req.on('close', () => {
      console.log('close');
      setTimeout(resolve, 5);
    });
  });
}
server.listen(0, '127.0.0.1', async () => {
  for (text of texts) {
    console.log(JSON.stringify(text.slice(0, 80)));
    await get();
  }
  server.close();
});
