// The global WebSocket against a server made of http's upgrade: text, bytes, close codes, refusal.
// models: node>=24
// time: the machine's
const http = require('http');
const crypto = require('crypto');
const frame = (opcode, payload) => Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]);
const server = http.createServer((req, res) => res.writeHead(403).end());
server.on('upgrade', (req, socket) => {
  if (req.url === '/no') return socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  console.log('server:', req.headers.upgrade, req.headers['sec-websocket-version'], req.headers['sec-websocket-protocol'].split(/, ?/));
  const accept = crypto.createHash('sha1').update(`${req.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n` +
    'Sec-WebSocket-Protocol: two\r\n\r\n');
  let bytes = Buffer.alloc(0);
  socket.on('data', (data) => {
    bytes = Buffer.concat([bytes, data]);
    while (bytes.length >= 6 && bytes.length >= 6 + (bytes[1] & 127)) {
      const length = bytes[1] & 127;
      const payload = bytes.subarray(6, 6 + length).map((byte, i) => byte ^ bytes[2 + (i % 4)]);
      const opcode = bytes[0] & 15;
      bytes = bytes.subarray(6 + length);
      socket.write(frame(opcode, Buffer.from(payload)));
      if (opcode === 8) socket.end();
    }
  });
  socket.on('error', () => {});
});
server.listen(0, '127.0.0.1', () => {
  const base = `ws://127.0.0.1:${server.address().port}`;
  const socket = new WebSocket(`${base}/chat`, ['one', 'two']);
  console.log(socket.readyState, socket.protocol === '', socket.binaryType, socket.bufferedAmount, String(socket));
  try {
    socket.send('early');
  } catch (error) {
    console.log(error.name, error.message);
  }
  socket.onopen = (event) => {
    console.log('open', event.type, socket.readyState, socket.protocol, socket.extensions === '');
    socket.binaryType = 'arraybuffer';
    socket.send('héllo');
    socket.send(new Uint8Array([1, 2, 3]));
  };
  socket.addEventListener('message', ({ data, origin }) => {
    console.log('message', typeof data === 'string' ? data : new Uint8Array(data), origin === base);
    if (typeof data !== 'string') socket.close(3001, 'enough');
  });
  socket.onclose = (event) => {
    console.log('close', event.code, event.reason, event.wasClean, socket.readyState);
    refused(base);
  };
});
function refused(base) {
  const socket = new WebSocket(`${base}/no`);
  socket.onerror = (event) => console.log('error', event.type, socket.readyState);
  socket.onclose = (event) => {
    console.log('close', event.code, event.wasClean);
    for (const bad of ['nonsense', 'ftp://x', 'ws://x/#y']) {
      try {
        new WebSocket(bad);
      } catch (error) {
        console.log(bad, error.name, error.code);
      }
    }
    server.close();
  };
}
