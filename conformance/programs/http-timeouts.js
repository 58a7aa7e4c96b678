// Time runs out: for a request, for a socket of the server, for a connection that is kept.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  if (req.url === '/kept') res.end('x');
  if (req.url === '/server') {
    req.setTimeout(10, () => console.log('server: req timeout'));
    res.on('timeout', () => {
      console.log('server: res timeout');
      res.end('late');
    });
  }
});
const options = (path, more) => ({ port: server.address().port, host: '127.0.0.1', path, agent: false, ...more });
function client() {
  const req = http.get(options('/silent', { timeout: 20 }));
  req.on('timeout', () => {
    console.log('client: timeout', req.destroyed);
    req.destroy();
  });
  req.on('error', (error) => console.log('client: error', error.code));
  req.on('close', setLater);
}
function setLater() {
  const req = http.get(options('/silent'));
  req.setTimeout(20, () => {
    console.log('client: timeout by setTimeout');
    req.destroy(new Error('too slow'));
  });
  req.on('error', (error) => console.log('client: error', error.message));
  req.on('close', onServer);
}
function onServer() {
  http.get(options('/server'), (res) => {
    console.log('client: response', res.statusCode);
    res.resume().on('end', kept);
  });
}
function kept() {
  server.keepAliveTimeout = 20;
  server.keepAliveTimeoutBuffer = 0;
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write('GET /kept HTTP/1.1\r\nHost: x\r\n\r\n');
  socket.on('data', (data) => console.log('kept: data', String(data).includes('Keep-Alive: timeout=0')));
  socket.on('end', () => {
    console.log('kept: end');
    server.close(() => console.log('closed'));
  });
}
server.listen(0, '127.0.0.1', client);
