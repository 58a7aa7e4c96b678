// Header fields: set, asked for, joined where they come twice, and refused where they are wrong.
// models: node>=24
// time: the machine's
const http = require('http');
const net = require('net');
const attempt = (name, body) => {
  try {
    console.log(name, body());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
const server = http.createServer((req, res) => {
  console.log(req.rawHeaders.join('|'));
  console.log(JSON.stringify(req.headers));
  console.log(JSON.stringify(req.headersDistinct));
  console.log(req.rawTrailers, req.trailers);
  res.setHeader('X-One', 'a').setHeader('X-Many', ['b', 'c']);
  res.appendHeader('X-One', 'd');
  res.setHeaders(new Map([['X-Map', 'e']]));
  console.log(res.getHeaderNames(), res.getRawHeaderNames(), res.getHeader('x-one'), res.hasHeader('X-MAP'), res.getHeader('no'));
  console.log(res.getHeaders());
  attempt('name', () => res.setHeader('a b', 'x'));
  attempt('name type', () => res.setHeader(5, 'x'));
  attempt('value', () => res.setHeader('A', 'x\ny'));
  attempt('value unicode', () => res.setHeader('A', '☃'));
  attempt('undefined', () => res.setHeader('A', undefined));
  attempt('getHeader', () => res.getHeader());
  attempt('status', () => res.writeHead(99));
  attempt('status text', () => res.writeHead(200, 'a\nb'));
  attempt('trailer', () => res.addTrailers({ 'a b': 'c' }));
  attempt('write null', () => res.write(null));
  attempt('write number', () => res.write(5));
  res.statusMessage = 'Fine';
  res.writeHead(200, { 'X-Map': 'f' });
  attempt('set after', () => res.setHeader('A', 'x'));
  attempt('append after', () => res.appendHeader('A', 'x'));
  attempt('remove after', () => res.removeHeader('A'));
  attempt('writeHead after', () => res.writeHead(200));
  res.end();
  res.on('error', (error) => console.log('error', error.code));
  console.log(res.write('late', (error) => console.log('late write', error.code)));
  res.end('later', (error) => console.log('late end', error?.code));
  res.end((error) => console.log('end again', error?.code));
});
server.listen(0, '127.0.0.1', () => {
  attempt('method', () => http.request({ method: 'a b' }));
  attempt('method type', () => http.request({ method: 5 }));
  attempt('path', () => http.request({ path: '/a b' }));
  attempt('protocol', () => http.request('ftp://x'));
  attempt('url', () => http.request('nonsense'));
  attempt('agent', () => http.request({ agent: {} }));
  attempt('host', () => http.request({ host: 5 }));
  attempt('header', () => http.request({ headers: { 'a b': 1 } }));
  attempt('server options', () => http.createServer('x'));
  attempt('validateHeaderName', () => http.validateHeaderName(''));
  attempt('validateHeaderValue', () => http.validateHeaderValue('x', 'a\u0001'));
  console.log(http.METHODS.length > 30, http.STATUS_CODES[404], http.maxHeaderSize, http.globalAgent.keepAlive);
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\nCookie: a=1\r\nCookie: b=2\r\nX-A: 1\r\nx-a:  2 \t\r\nSet-Cookie: c\r\n' +
    'Set-Cookie: d\r\nAge: 1\r\nAge: 2\r\nConnection: close\r\n__proto__: x\r\n\r\n');
  let all = '';
  socket.setEncoding('latin1').on('data', (data) => (all += data)).on('close', () => {
    console.log(JSON.stringify(all.replace(/Date: .*\r\n/, '')));
    server.close();
  });
});
