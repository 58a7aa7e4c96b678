// Sockets with async iteration, events.once and pipeline of promises.
// models: node>=20
const net = require('net');
const { once } = require('events');
const { pipeline } = require('stream/promises');
async function main() {
  const server = net.createServer(async (socket) => {
    try {
      await pipeline(socket, async function* upper(source) {
        for await (const data of source) yield String(data).toUpperCase();
      }, socket);
      console.log('server: pipeline ended');
    } catch (error) {
      console.log('server:', error.code);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
  await once(socket, 'connect');
  socket.end('shout');
  let text = '';
  for await (const data of socket) text += data;
  console.log(text, socket.destroyed);
  server.close();
  await once(server, 'close');
  console.log('closed');
}
main();
