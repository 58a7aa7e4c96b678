// What goes over the wire, byte by byte, for each kind of response.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
const answers = {
  '/length': (res) => res.end('hello'),
  '/chunks': (res) => {
    res.write('a');
    res.write('bc');
    res.end('def');
  },
  '/empty': (res) => res.end(),
  '/none': (res) => res.writeHead(204).end(),
  '/unmodified': (res) => res.writeHead(304, { ETag: '"x"' }).end(),
  '/reason': (res) => res.writeHead(299, 'Fine', { 'X-Two': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] }).end('x'),
  '/raw': (res) => res.writeHead(200, ['A', '1', 'a', '2']).end('x'),
  '/flush': (res) => {
    res.flushHeaders();
    setTimeout(() => res.end('later'), 5);
  },
  '/trailers': (res, req) => {
    if (req.httpVersion === '1.0') return res.end();
    res.writeHead(200, { Trailer: 'X-End' });
    res.write('body');
    res.addTrailers({ 'X-End': 'yes' });
    res.end();
  },
  '/close': (res) => res.writeHead(200, { Connection: 'close' }).end('bye'),
  '/removed': (res) => {
    res.removeHeader('Connection');
    res.setHeader('X', 1);
    res.removeHeader('x');
    res.end('x');
  },
};
const server = http.createServer((req, res) => {
  res.sendDate = false;
  answers[req.url](res, req);
});
function send(text) {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    let all = '';
    socket.setEncoding('latin1').on('data', (data) => (all += data)).on('close', () => resolve(all));
    socket.write(text);
  });
}
server.listen(0, '127.0.0.1', async () => {
  for (const path of Object.keys(answers)) {
    for (const version of ['1.1', '1.0']) {
      const all = await send(`GET ${path} HTTP/${version}\r\nHost: x\r\nConnection: close\r\n\r\n`);
      console.log(path, version, JSON.stringify(all));
    }
  }
  console.log('HEAD', JSON.stringify(await send('HEAD /length HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')));
  console.log('keep', JSON.stringify(await send('GET /length HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /close HTTP/1.1\r\nHost: x\r\n\r\n')));
  server.close();
});
