// What asynchronous code has with it, in the listeners of both sides.
// models: node>=20
// time: the machine's
const http = require('http');
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = http.createServer((req, res) => {
  storage.run(req.url, () => {
    req.on('end', () => console.log('server: end', storage.getStore()));
    res.on('finish', () => console.log('server: finish', storage.getStore()));
    req.resume();
    setTimeout(() => res.end('x', () => console.log('server: ended', storage.getStore())), 5);
  });
});
function get(path) {
  return storage.run(path, () => new Promise((resolve) => {
    http.get({ port: server.address().port, host: '127.0.0.1', path, agent }, (res) => {
      console.log('client: response', storage.getStore());
      res.resume().on('end', () => {
        console.log('client: end', storage.getStore());
        resolve();
      });
    });
  }));
}
server.listen(0, '127.0.0.1', async () => {
  await get('/a');
  await get('/b');
  agent.destroy();
  server.close();
});
