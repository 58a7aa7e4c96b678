// A server is handed a connection that is a stream of the program's own.
// models: node>=20
const http = require('http');
const { Duplex } = require('stream');
const server = http.createServer((req, res) => {
  console.log(req.url);
  if (req.url === '/last') res.setHeader('Connection', 'close');
  res.end('ok');
});
let text = '';
const stream = new Duplex({
  read() {},
  write(chunk, encoding, callback) {
    text += chunk;
    callback();
  },
});
stream.on('finish', () => console.log(text.split('\r\n').filter((line) => !line.startsWith('Date'))));
stream.on('close', () => console.log('close'));
server.emit('connection', stream);
stream.push('GET /first HTTP/1.1\r\nHost: x\r\n\r\n');
setImmediate(() => stream.push('GET /last HTTP/1.1\r\nHost: x\r\n\r\n'));
