// Another protocol takes over: upgrade and CONNECT, accepted and not.
// models: node>=20
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('server: request', req.url, req.upgrade);
  res.end('plain');
});
server.on('upgrade', (req, socket, head) => {
  console.log('server: upgrade', req.headers.upgrade, String(head), req.upgrade);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\nfirst');
  socket.on('data', (data) => socket.end(`echo ${data}`));
});
server.on('connect', (req, socket, head) => {
  console.log('server: connect', req.url, head.length);
  socket.end('HTTP/1.1 200 Connection Established\r\n\r\ntunnel');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const base = { port, host: '127.0.0.1', agent: false };
  const req = http.request({ ...base, headers: { Connection: 'Upgrade', Upgrade: 'echo' } });
  req.on('upgrade', (res, socket, head) => {
    console.log('client: upgrade', res.statusCode, res.headers.upgrade, String(head));
    socket.on('data', (data) => console.log('client: data', String(data)));
    socket.on('end', () => console.log('client: end'));
    socket.on('close', second);
    socket.write('ping');
  });
  req.on('close', () => console.log('client: req close'));
  req.end();
  function second() {
    const connect = http.request({ ...base, method: 'CONNECT', path: 'somewhere:80' });
    connect.on('connect', (res, socket, head) => {
      console.log('client: connect', res.statusCode, String(head));
      socket.on('data', (data) => console.log('client: tunnel', String(data)));
      socket.on('close', third);
    });
    connect.end();
  }
  function third() {
    server.removeAllListeners('upgrade');
    http.get({ ...base, headers: { Connection: 'Upgrade', Upgrade: 'echo' } }, (res) => {
      console.log('client: response', res.statusCode);
      res.resume().on('end', () => server.close());
    });
  }
});
