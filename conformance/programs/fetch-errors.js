// fetch: what goes wrong, and why.
// models: node>=24
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/dies') req.socket.destroy();
  if (req.url === '/half') {
    res.writeHead(200, { 'Content-Length': 10 });
    res.write('half', () => res.destroy());
  }
});
const attempt = async (name, body) => {
  try {
    console.log(name, await body());
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.cause?.name, error.cause?.code, error.cause?.message?.replace(/:\d+/, ''));
  }
};
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const base = `http://127.0.0.1:${port}`;
  await attempt('dies', () => fetch(`${base}/dies`));
  await attempt('half', async () => (await fetch(`${base}/half`)).text());
  await attempt('abort', () => {
    const controller = new AbortController();
    const promise = fetch(`${base}/silent`, { signal: controller.signal });
    controller.abort();
    return promise;
  });
  await attempt('abort later', () => {
    const controller = new AbortController();
    server.once('request', () => controller.abort(new Error('mine')));
    return fetch(`${base}/silent`, { signal: controller.signal });
  });
  await attempt('url', () => fetch('nonsense'));
  await attempt('scheme', () => fetch('ftp://x'));
  await attempt('port', () => fetch('http://127.0.0.1:25/'));
  await attempt('get with body', () => fetch(base, { body: 'x' }));
  await attempt('method', () => fetch(base, { method: 'a b' }));
  await attempt('trace', () => fetch(base, { method: 'TRACE' }));
  await attempt('duplex', () => fetch(base, { method: 'POST', body: new ReadableStream() }));
  await attempt('header', () => fetch(base, { headers: { 'a b': 'c' } }));
  server.close();
  server.closeAllConnections();
  server.on('close', () => attempt('refused', () => fetch(`${base}/`)));
});
