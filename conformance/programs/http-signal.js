// A signal ends a request.
// models: node>=20
// time: the machine's
const http = require('http');
const server = http.createServer(() => {});
server.listen(0, '127.0.0.1', () => {
  const controller = new AbortController();
  const req = http.get({ port: server.address().port, host: '127.0.0.1', signal: controller.signal, agent: false });
  req.on('error', (error) => console.log('error', error.name, error.code, error.message, error.cause?.name));
  req.on('close', () => {
    console.log('close', req.destroyed, req.aborted);
    server.close();
    server.closeAllConnections();
    const late = http.get({ port: 1, signal: AbortSignal.abort() });
    late.on('error', (error) => console.log('late', error.name, error.code));
  });
  server.on('request', () => controller.abort());
});
