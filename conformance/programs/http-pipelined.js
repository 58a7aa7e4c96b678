// Requests that come together are answered in their order, whichever is ready first.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  res.sendDate = false;
  res.on('finish', () => console.log('finish', req.url));
  res.on('close', () => console.log('close', req.url));
  const delay = { '/a': 300, '/b': 1, '/c': 100 }[req.url];
  setTimeout(() => {
    console.log('answers', req.url);
    res.end(req.url);
  }, delay);
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write('GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\nGET /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  let all = '';
  socket.setEncoding('latin1').on('data', (data) => (all += data)).on('close', () => {
    console.log(JSON.stringify(all));
    server.close();
  });
});
