// fetch: what is sent, and what a response says of itself.
// models: node>=24
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.rawHeaders.filter((_, i) => i % 2 === 0).join(' '));
  let body = '';
  req.setEncoding('utf8').on('data', (data) => (body += data)).on('end', () => {
    console.log('body', body.replace(/-+formdata\S*?(?=--\s|\s|$)/g, 'BOUNDARY'), req.headers['content-type']?.split(';')[0]);
    res.setHeader('X-Seen', req.headers['x-sent'] ?? 'none').setHeader('Set-Cookie', ['a=1', 'b=2']);
    res.end('{"answer":42}');
  });
});
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const response = await fetch(`${base}/a?b#c`, { headers: { 'X-Sent': 'yes' } });
  console.log(response.status, response.ok, response.statusText, response.type, response.redirected, response.url.replace(base, ''));
  console.log([...response.headers].filter(([name]) => name !== 'date'), response.headers.getSetCookie());
  console.log(response.bodyUsed, await response.json(), response.bodyUsed);
  await response.text().catch((error) => console.log(error.name, error.message));
  const send = async (body, more) => (await fetch(base, { method: 'POST', body, ...more })).text();
  await send('text');
  await send(new URLSearchParams({ a: '1 2', b: 'é' }));
  await send(new Uint8Array([104, 105]));
  await send(new Blob(['blob'], { type: 'text/x' }));
  await send(new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('stream'));
      controller.close();
    },
  }), { duplex: 'half' });
  await fetch(base, { method: 'PUT' });
  await fetch(base, { method: 'DELETE' });
  const head = await fetch(base, { method: 'HEAD' });
  console.log(head.headers.get('x-seen'), JSON.stringify(await head.text()));
  const streamed = await fetch(base);
  let bytes = 0;
  for await (const piece of streamed.body) bytes += piece.length;
  console.log(bytes, streamed.bodyUsed);
  server.close();
  server.closeAllConnections();
});
