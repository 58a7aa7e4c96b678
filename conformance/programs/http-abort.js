// destroy() and abort() of a request, before there is a socket, before and in the middle of the response.
// models: node>=20
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  res.write('some');
});
function request(name, act) {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false });
    for (const event of ['socket', 'abort', 'timeout']) req.on(event, () => console.log(name, event));
    req.on('error', (error) => console.log(name, 'error', error.code, error.message));
    req.on('close', () => {
      console.log(name, 'close', req.aborted, req.destroyed);
      setTimeout(resolve, 10);
    });
    req.on('response', (res) => {
      console.log(name, 'response');
      res.on('aborted', () => console.log(name, 'res aborted'));
      res.on('error', (error) => console.log(name, 'res error', error.code, error.message));
      res.on('close', () => console.log(name, 'res close'));
      res.resume();
    });
    act(req);
  });
}
server.listen(0, '127.0.0.1', async () => {
  await request('at once', (req) => req.destroy());
  await request('at once with error', (req) => req.destroy(new Error('mine')));
  await request('abort at once', (req) => req.abort());
  await request('connected', (req) => req.on('socket', (socket) => socket.on('connect', () => req.destroy())));
  await request('in response', (req) => req.on('response', () => req.destroy()));
  await request('in response with error', (req) => req.on('response', () => req.destroy(new Error('mine'))));
  await request('response destroyed', (req) => req.on('response', (res) => res.destroy()));
  server.close();
  server.closeAllConnections();
});
