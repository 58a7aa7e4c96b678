// Nobody listens: the error, then 'close'; what was written is not sent.
// models: node>=20
const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  server.close(() => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const hide = (text) => text.replaceAll(String(port), 'PORT');
    socket.on('error', (error) => {
      console.log('error', hide(error.message));
      console.log(error.code, error.errno, error.syscall, error.address, error.port === port, Object.keys(error));
      console.log(socket.connecting, socket.destroyed, socket.readyState);
      process.nextTick(() => console.log('tick'));
      setImmediate(() => console.log('immediate'));
    });
    socket.on('close', (failed) => console.log('close', failed));
    socket.on('connect', () => console.log('never'));
    socket.write('lost', (error) => console.log('write', hide(error.message), error.code));
    socket.end(() => console.log('end'));
  });
});
