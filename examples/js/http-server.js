// models: node
// A server of HTTP that answers in JSON, and requests to it: by the module http, and by fetch.
const http = require('http');

const notes = new Map();

const server = http.createServer(async (req, res) => {
  const id = req.url.slice('/notes/'.length);
  if (req.method === 'PUT') {
    let text = '';
    for await (const piece of req.setEncoding('utf8')) text += piece;
    res.statusCode = notes.has(id) ? 200 : 201;
    notes.set(id, JSON.parse(text));
    res.end();
  } else if (notes.has(id)) {
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(notes.get(id)));
  } else {
    res.writeHead(404).end();
  }
});

server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}/notes`;

  const put = await fetch(`${base}/1`, { method: 'PUT', body: JSON.stringify({ text: 'hello' }) });
  console.log('put', put.status, put.statusText);

  const got = await fetch(`${base}/1`);
  console.log('got', got.status, got.headers.get('content-type'), await got.json());

  const req = http.get(`${base}/2`, { agent: false }, (res) => {
    console.log('none', res.statusCode, res.statusMessage);
    res.resume();
  });
  req.on('close', () => {
    server.close(() => console.log('closed'));
    server.closeAllConnections();
  });
});
