// fetch: a redirect to what is no URL, and names with line ends in a form.
// models: node>=24
// time: the machine's
const http = require('http');
const server = http.createServer((req, res) => {
  res.writeHead(302, { Location: 'http://' });
  res.end();
});
server.listen(0, '127.0.0.1', async () => {
  try {
    await fetch(`http://127.0.0.1:${server.address().port}/`);
  } catch (error) {
    console.log(error.name, error.message, error.cause?.name, error.cause?.code, error.cause?.message);
  }
  server.close();
  server.closeAllConnections();
  for (const name of ['a\nb', 'a\rb', 'a\r\nb', 'a"b']) {
    const form = new FormData();
    form.append(name, 'text\nmore');
    form.append('file', new File(['x'], name));
    const text = await new Response(form).text();
    console.log(text.split('\r\n').filter((line) => !line.startsWith('--')));
  }
});
