// One request and its response: the order of events on both sides.
// models: node>=24
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('server: request', req.method, req.url, req.httpVersion, req.headers.host.startsWith('127.0.0.1'), res.headersSent);
  req.on('end', () => console.log('server: req end', req.complete));
  req.on('close', () => console.log('server: req close', req.aborted, req.destroyed));
  res.on('prefinish', () => console.log('server: res prefinish'));
  res.on('finish', () => console.log('server: res finish', res.writableFinished));
  res.on('close', () => console.log('server: res close', res.closed));
  req.resume();
  res.setHeader('Content-Type', 'text/plain');
  res.end('hello', () => console.log('server: callback of end'));
  console.log('server: ended', res.writableEnded, res.finished, res.headersSent, res.statusCode, res.statusMessage);
});
server.listen(0, '127.0.0.1', () => {
  const req = http.get({ port: server.address().port, host: '127.0.0.1', path: '/a?b', agent: false }, (res) => {
    console.log('client: response', res.statusCode, res.statusMessage, res.httpVersion);
    console.log(res.headers['content-type'], res.headers['content-length'], res.headers.connection, typeof res.headers.date);
    res.setEncoding('utf8');
    res.on('data', (data) => console.log('client: data', data));
    res.on('end', () => console.log('client: end', res.complete));
    res.on('close', () => console.log('client: res close'));
  });
  req.on('socket', (socket) => console.log('client: socket', socket.connecting));
  req.on('finish', () => console.log('client: finish'));
  req.on('close', () => {
    console.log('client: close', req.destroyed, req.reusedSocket);
    server.close(() => console.log('server closed'));
  });
  console.log('client: begun', req.method, req.path, req.writableEnded, req.headersSent);
});
