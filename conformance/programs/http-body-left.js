// A server that reads some of a body and no more still answers; so does one whose listener throws.
// models: node>=20
// time: the machine's
const http = require('http');
const { pipeline } = require('stream');
const { Writable } = require('stream');
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
const server = http.createServer(async (req, res) => {
  res.on('close', () => console.log(req.url, 'res close'));
  if (req.url === '/break') {
    for await (const data of req) {
      console.log('first', String(data), req.destroyed);
      break;
    }
    console.log(req.destroyed, req.socket, res.socket.destroyed, req.readableEnded);
    res.writeHead(413, { Connection: 'close' }).end('too much');
  } else if (req.url === '/pipeline') {
    const sink = new Writable({ write: (data, encoding, callback) => callback(new Error('full')) });
    pipeline(req, sink, (error) => {
      console.log('pipeline', error.message, req.destroyed);
      res.writeHead(507, { Connection: 'close' }).end('full');
    });
  }
});
function post(path) {
  return new Promise((resolve) => {
    const req = http.request({ port: server.address().port, host: '127.0.0.1', path, method: 'POST', agent: false }, (res) => {
      res.setEncoding('utf8').on('data', (data) => console.log(path, res.statusCode, data)).on('end', () => req.end());
    });
    req.on('error', (error) => console.log(path, error.code));
    req.on('close', () => setTimeout(resolve, 10));
    req.write('some');
  });
}
server.listen(0, '127.0.0.1', async () => {
  await post('/break');
  await post('/pipeline');
  server.close(() => console.log('closed'));
});
