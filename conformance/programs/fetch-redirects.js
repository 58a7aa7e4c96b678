// fetch: redirects, and what they do to method and body.
// models: node>=24
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  const [, status, rest] = /^\/(\d+)(.*)/.exec(req.url) ?? [];
  let body = '';
  req.on('data', (data) => (body += data)).on('end', () => {
    console.log(req.method, req.url, JSON.stringify(body), req.headers['content-type']);
    if (status) res.writeHead(Number(status), { Location: rest || '/end' });
    res.end('end');
  });
});
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const attempt = async (path, init) => {
    try {
      const response = await fetch(base + path, init);
      console.log(path, response.status, response.redirected, response.url.replace(base, ''), response.type, await response.text());
    } catch (error) {
      console.log(path, error.name, error.message, error.cause?.message);
    }
  };
  for (const status of [301, 302, 303, 307, 308]) {
    await attempt(`/${status}`);
    await attempt(`/${status}`, { method: 'POST', body: 'x' });
  }
  await attempt('/302/303/301');
  await attempt('/302', { redirect: 'manual' });
  await attempt('/302', { redirect: 'error' });
  await attempt('/302ftp://x');
  server.close();
  server.closeAllConnections();
});
