// A request that does not come to its end is answered with 408.
// models: node>=20
// time: the machine's
const http = require('http');
const net = require('net');
const server = http.createServer({ headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 }, (req) => {
  console.log('request', req.url);
  req.on('error', (error) => console.log('req error', error.code, error.message)).resume();
});
function send(text) {
  return new Promise((resolve) => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    let all = '';
    socket.setEncoding('latin1').on('data', (data) => (all += data)).on('close', () => resolve(console.log(JSON.stringify(all))));
    socket.write(text);
  });
}
server.listen(0, '127.0.0.1', async () => {
  await send('GET /head HTTP/1.1\r\nHost:');
  await send('POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf');
  server.on('clientError', (error, socket) => {
    console.log('clientError', error.code, error.message);
    socket.destroy();
  });
  await send('GET /head');
  server.close();
});
