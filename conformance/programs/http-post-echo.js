// A body both ways, in chunks and with a length.
// models: node>=20
// time: the machine's
const http = require('http');
const server = http.createServer(async (req, res) => {
  const pieces = [];
  for await (const piece of req) pieces.push(piece);
  const body = Buffer.concat(pieces).toString();
  console.log('server:', req.method, req.headers['content-length'], req.headers['transfer-encoding'], body);
  res.write(body.toUpperCase());
  res.end('!');
});
function post(options, write) {
  return new Promise((resolve) => {
    const req = http.request({ port: server.address().port, host: '127.0.0.1', method: 'POST', agent: false, ...options }, (res) => {
      console.log('client:', res.statusCode, res.headers['transfer-encoding'], res.headers['content-length']);
      let text = '';
      res.setEncoding('utf8').on('data', (data) => (text += data)).on('end', () => resolve(console.log('client:', text)));
    });
    write(req);
  });
}
server.listen(0, '127.0.0.1', async () => {
  await post({}, (req) => req.end('whole'));
  await post({}, (req) => {
    req.write('in ');
    setTimeout(() => req.end('pieces'), 5);
  });
  await post({ headers: { 'Content-Length': 4 } }, (req) => {
    req.write('fo');
    req.end('ur');
  });
  await post({ method: 'PUT' }, (req) => req.end());
  server.close(() => console.log('closed'));
});
