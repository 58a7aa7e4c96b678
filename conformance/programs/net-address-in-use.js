// Two servers at one port; listening twice; after the error the server may listen elsewhere.
// models: node>=20
const net = require('net');
const first = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = first.address();
  const second = net.createServer();
  second.on('listening', () => {
    console.log('second listens', second.listening);
    second.close();
    first.close();
  });
  second.on('error', (error) => {
    console.log(error.message.replace(String(port), 'PORT'));
    console.log(error.code, error.errno, error.syscall, error.address, error.port === port, Object.keys(error));
    console.log(second.listening, second.address());
    second.listen(0, '127.0.0.1');
  });
  second.on('close', () => console.log('second closed'));
  second.listen(port, '127.0.0.1');
  try {
    first.listen(0);
  } catch (error) {
    console.log(error.code, error.message);
  }
  process.nextTick(() => console.log('tick'));
  setImmediate(() => console.log('immediate'));
});
first.on('close', () => console.log('first closed'));
