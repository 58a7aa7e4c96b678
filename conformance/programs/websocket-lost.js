// The global WebSocket when its connection breaks, what is not sent yet, and the order of what is.
// models: node>=24
// time: the machine's
const http = require('http');
const crypto = require('crypto');
const frame = (opcode, payload) => Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]);
const server = http.createServer();
server.on('upgrade', (req, socket) => {
  const accept = crypto.createHash('sha1').update(`${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
  let bytes = Buffer.alloc(0);
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    while (bytes.length >= 6 && bytes.length >= 6 + (bytes[1] & 127)) {
      const length = bytes[1] & 127;
      const payload = bytes.subarray(6, 6 + length).map((byte, i) => byte ^ bytes[2 + (i % 4)]);
      const text = Buffer.from(payload).toString();
      const opcode = bytes[0] & 15;
      bytes = bytes.subarray(6 + length);
      if (opcode === 8 || text === 'end') socket.end();
      else if (text === 'destroy') socket.destroy();
      else if (text === 'reserved bits') socket.write(Buffer.from([0xff, 0x00]));
      else if (text === 'mask') socket.write(Buffer.from([0x81, 0x81, 1, 1, 1, 1, 1]));
      else if (text === 'bad text') socket.write(frame(1, Buffer.from([0xff])));
      else if (text === 'too long a ping') socket.write(Buffer.from([0x89, 126, 1, 0]));
      else if (text === 'close') socket.end(frame(8, Buffer.from([0x0f, 0xa1, 0x78])));
      else console.log('server got', opcode, text);
    }
  });
  socket.on('error', () => {});
});
function run(text) {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}/`);
    socket.onopen = () => socket.send(text);
    socket.onmessage = () => console.log('message');
    socket.onerror = (event) => console.log(text, event.constructor.name, socket.readyState);
    socket.onclose = ({ code, reason, wasClean }) => {
      console.log(text, code, reason, wasClean, socket.readyState);
      resolve();
    };
  });
}
server.listen(0, '127.0.0.1', async () => {
  for (const text of ['end', 'destroy', 'reserved bits', 'mask', 'bad text', 'too long a ping', 'close']) await run(text);
  const socket = new WebSocket(`ws://127.0.0.1:${server.address().port}/`);
  socket.onopen = () => {
    socket.send(new Blob(['a blob']));
    socket.send('text');
    socket.send(new Uint8Array([65, 66]));
    console.log(socket.bufferedAmount);
    setTimeout(() => {
      console.log(socket.bufferedAmount);
      socket.close();
    }, 200);
  };
  socket.onclose = ({ wasClean }) => {
    console.log(wasClean);
    server.close();
    server.closeAllConnections();
  };
});
