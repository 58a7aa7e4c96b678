// Expect: 100-continue, by itself, by a listener, and an expectation that nobody knows.
// models: node>=20
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('server: request', req.url);
  req.resume().on('end', () => res.end('ok'));
});
function post(path, expect, body) {
  return new Promise((resolve) => {
    const req = http.request({ port: server.address().port, host: '127.0.0.1', path, method: 'POST', agent: false,
      headers: { Expect: expect } });
    req.on('continue', () => {
      console.log('client: continue');
      req.end(body);
    });
    req.on('information', (info) => console.log('client: information', info.statusCode, info.statusMessage));
    req.on('response', (res) => {
      console.log('client: response', res.statusCode, res.headers.connection);
      req.end();
      res.resume().on('end', resolve);
    });
    req.flushHeaders();
  });
}
server.listen(0, '127.0.0.1', async () => {
  await post('/plain', '100-continue', 'body');
  server.on('checkContinue', (req, res) => {
    console.log('server: checkContinue', req.url);
    if (req.url === '/no') {
      res.writeHead(413).end();
      return;
    }
    res.writeContinue();
    server.emit('request', req, res);
  });
  await post('/yes', '100-continue', 'body');
  await post('/no', '100-continue', 'body');
  await post('/odd', 'miracles', 'body');
  server.on('checkExpectation', (req, res) => {
    console.log('server: checkExpectation', req.headers.expect);
    res.end();
  });
  await post('/odd', 'miracles', 'body');
  server.close();
  server.closeAllConnections();
});
