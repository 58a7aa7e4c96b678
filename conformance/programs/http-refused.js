// Nobody listens.
// models: node>=24
// time: the machine's
const http = require('http');
const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    const req = http.request({ port, host: '127.0.0.1', method: 'POST' }, () => console.log('response'));
    req.on('error', (error) => console.log('error', error.code, error.syscall, error.address, error.port === port));
    req.on('finish', () => console.log('finish'));
    req.on('close', () => console.log('close', req.destroyed, req.errored?.code));
    req.write('x', (error) => console.log('written', error?.code));
    req.end('y', () => console.log('ended'));
  });
});
