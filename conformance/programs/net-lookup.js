// A name: 'lookup' before 'connect'; a lookup of one's own; one that fails.
// models: node>=20
const net = require('net');
const server = net.createServer((socket) => socket.end());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const lookup = (name, options, callback) => {
    console.log('asked for', name, options.all);
    process.nextTick(() => (options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4)));
  };
  const socket = net.connect({ port, host: 'somewhere.test', lookup });
  for (const event of ['lookup', 'connect', 'ready', 'connectionAttempt']) {
    socket.on(event, (...words) => console.log(event, ...words.map((word) => (word === port ? 'PORT' : word))));
  }
  socket.resume();
  socket.on('close', () => {
    const lost = net.connect({
      port,
      host: 'nowhere.test',
      lookup: (name, options, callback) => callback(Object.assign(new Error('no such place'), { code: 'ENOTFOUND' })),
    });
    lost.on('lookup', (error, ...words) => console.log('lookup', error.message, words));
    lost.on('error', (error) => console.log('error', error.message, error.code));
    lost.on('close', (failed) => {
      console.log('close', failed);
      server.close();
    });
  });
});
