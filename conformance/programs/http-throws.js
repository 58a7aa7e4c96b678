// An error in a listener is uncaught, and the server goes on.
// models: node>=20
// time: the machine's
const http = require('http');
process.on('uncaughtException', (error, origin) => console.log(origin, error.message));
const server = http.createServer((req, res) => {
  if (req.url === '/throws') {
    res.end('first');
    throw new Error('thrown in request');
  }
  res.end('second');
});
function get(path) {
  return new Promise((resolve) => {
    http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false }, (res) => {
      res.on('data', (data) => console.log(path, String(data)));
      res.on('end', () => {
        resolve();
        if (path === '/throws') throw new Error('thrown at the end of the response');
      });
    });
  });
}
server.listen(0, '127.0.0.1', async () => {
  await get('/throws');
  await get('/fine');
  server.close();
});
