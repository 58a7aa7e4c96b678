// A server that closes before it answers, or in the middle of an answer.
// models: node>=20
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/before') req.socket.destroy();
  if (req.url === '/half') {
    res.writeHead(200, { 'Content-Length': 10 });
    res.write('half');
    setTimeout(() => res.destroy(), 10);
    return;
  }
  res.on('finish', () => console.log('server: finish'));
  res.on('close', () => console.log('server: close', req.url, res.writableFinished));
});
function get(path) {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false }, (res) => {
      res.on('data', (data) => console.log(path, 'data', String(data)));
      res.on('aborted', () => console.log(path, 'aborted'));
      res.on('error', (error) => console.log(path, 'res error', error.code, error.message, res.complete));
      res.on('end', () => console.log(path, 'end'));
      res.on('close', () => console.log(path, 'res close', res.aborted));
    });
    req.on('error', (error) => console.log(path, 'error', error.code, error.message, req.destroyed));
    req.on('close', () => {
      console.log(path, 'close');
      setTimeout(resolve, 5);
    });
  });
}
server.listen(0, '127.0.0.1', async () => {
  await get('/before');
  await get('/half');
  server.close();
});
