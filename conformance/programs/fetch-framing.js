// Fields of a fetch that tell of its body or its connection; a response that nobody reads keeps no program alive.
// models: node>=24
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  const names = ['host', 'connection', 'content-length', 'transfer-encoding'];
  const lines = req.rawHeaders.flatMap((name, i) => (i % 2 === 0 && names.includes(name.toLowerCase()) ? [name.toLowerCase(), req.rawHeaders[i + 1]] : []));
  res.end(`${req.method} ${lines.join(' ')}`.replace(`127.0.0.1:${server.address().port}`, 'here'));
});
server.on('connection', (socket) => socket.unref());
server.keepAliveTimeout = 0;
const base = () => `http://127.0.0.1:${server.address().port}/`;
async function tried(init) {
  try {
    console.log(await (await fetch(base(), init)).text());
  } catch (error) {
    console.log(error.name, error.message, error.cause?.name, error.cause?.code, error.cause?.message);
  }
}
server.unref().listen(0, '127.0.0.1', async () => {
  await tried({ method: 'POST', body: 'abc', headers: { 'content-length': '3' } });
  await tried({ method: 'POST', body: 'abc', headers: { 'content-length': '5' } });
  await tried({ headers: { 'transfer-encoding': 'chunked' } });
  await tried({ headers: { connection: 'close' } });
  await tried({ method: 'POST', duplex: 'half', body: new ReadableStream({ start: (controller) => controller.error(new Error('broken')) }) });
  console.log((await fetch(base())).status);
});
