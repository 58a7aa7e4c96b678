// An agent that keeps sockets uses one for request after request.
// models: node>=20
// time: the machine's
const http = require('http');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let connections = 0;
const server = http.createServer((req, res) => res.end(req.url));
server.on('connection', () => connections++);
server.keepAliveTimeout = 3000;
function get(path) {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1', path, agent }, (res) => {
      console.log(path, 'response', res.headers.connection, res.headers['keep-alive'], req.reusedSocket);
      res.on('end', () => console.log(path, 'end')).resume();
    });
    req.on('close', () => {
      console.log(path, 'close');
      resolve();
    });
  });
}
const count = (sockets) => Object.values(sockets).map((each) => each.length);
server.listen(0, '127.0.0.1', async () => {
  await get('/1');
  await new Promise(setImmediate);
  console.log('free', count(agent.freeSockets), 'used', count(agent.sockets), agent.totalSocketCount);
  await Promise.all([get('/2'), get('/3'), get('/4')]);
  console.log('connections', connections, Object.keys(agent.requests).length);
  agent.destroy();
  server.close(() => console.log('closed', agent.totalSocketCount));
});
