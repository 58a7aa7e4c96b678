// Bytes that are no request, and what is answered to them.
// models: node>=24
// time: the machine's
const http = require('http');
const net = require('net');
const texts = [
  'GARBAGE / HTTP/1.1\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', 'GET / HTTX/1.1\r\n\r\n', 'GET x HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\nHost: x\n\n', 'GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n',
  'GET / HTTP/1.1\r\nHost : x\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nX: \0\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\nx',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(17000)}\r\n\r\n`, `GET /${'y'.repeat(17000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n',
];
const chunks = ['x\r\n', '5\nhello', '5 \r\nhello', '5;a b\r\nhello', '5\r\nhello0\r\n\r\n', '0x5\r\nhello', '0\r\nA : b\r\n\r\n'];
for (const chunk of chunks) texts.push(`POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`);
const handler = (req, res) => {
  res.sendDate = false;
  req.on('error', (error) => console.log('req error', error.code)).resume();
  req.on('end', () => res.end('fine'));
};
function send(server, text) {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    let all = '';
    socket.setEncoding('latin1').on('data', (data) => (all += data)).on('error', () => {});
    socket.on('close', () => resolve(all.replace(/Date: .*\r\n/, '')));
    socket.write(text, 'latin1');
  });
}
const quiet = http.createServer(handler).listen(0, '127.0.0.1', () => {
  const told = http.createServer(handler).listen(0, '127.0.0.1', async () => {
    told.on('clientError', (error, socket) => {
      console.log(error.name, error.code, error.message, error.reason, Buffer.isBuffer(error.rawPacket), socket.writable);
      socket.destroy();
    });
    for (const text of texts) {
      console.log(JSON.stringify(text.slice(0, 90)));
      console.log(JSON.stringify(await send(quiet, text)));
      await send(told, text);
    }
    quiet.close();
    told.close();
  });
});
