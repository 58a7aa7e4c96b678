// Headers, Request, Response and FormData by themselves.
// models: node>=24
// time: the machine's
const attempt = async (name, body) => {
  try {
    console.log(name, await body());
  } catch (error) {
    console.log(name, error.name, error.message);
  }
};
(async () => {
  const headers = new Headers({ b: '1', A: ' 2 ' });
  headers.append('a', '3');
  headers.append('Set-Cookie', 'x');
  headers.append('set-cookie', 'y');
  console.log([...headers], headers.get('A'), headers.has('B'), headers.getSetCookie(), headers.get('none'));
  headers.delete('a');
  headers.set('set-cookie', 'z');
  console.log([...headers.keys()], [...headers.values()]);
  await attempt('name', () => new Headers({ 'a b': 'c' }));
  await attempt('value', () => new Headers({ a: 'b\nc' }));
  await attempt('pairs', () => new Headers([['a']]));
  const request = new Request('http://x/y', { method: 'put', body: 'body' });
  console.log(request.method, request.url, request.headers.get('content-type'), request.redirect, request.mode, request.duplex);
  console.log(await request.clone().text(), await request.text(), request.bodyUsed);
  await attempt('request', () => new Request('/relative'));
  const response = new Response('text', { status: 201, headers: { a: 'b' } });
  console.log(response.status, response.ok, response.type, response.headers.get('content-type'), response.headers.get('a'));
  const copy = response.clone();
  console.log(await response.text(), await copy.text());
  console.log(await Response.json({ a: [1] }).json(), Response.redirect('http://a/b', 301).headers.get('location'));
  console.log(Response.error().type, Response.error().status, String(new Response()));
  await attempt('status', () => new Response('x', { status: 600 }));
  await attempt('null body', () => new Response('x', { status: 204 }));
  await attempt('redirect status', () => Response.redirect('http://a/', 200));
  await attempt('arrayBuffer', async () => (await new Response('ab').arrayBuffer()).byteLength);
  await attempt('bytes', () => new Response(new Uint8Array([1, 2])).bytes());
  await attempt('blob', async () => (await new Response('ab').blob()).type);
  const form = new FormData();
  form.append('a', 1);
  form.append('a', 'é');
  form.append('file', new File(['ab'], 'n"m.txt', { type: 'x/y' }));
  console.log(form.getAll('a'), form.has('b'), [...form.keys()]);
  const parsed = await new Response(form).formData();
  console.log(parsed.getAll('a'), parsed.get('file').name, parsed.get('file').type, await parsed.get('file').text());
  console.log([...(await new Response(new URLSearchParams('a=1&b=2')).formData())]);
  await attempt('no form', () => new Response('x').formData());
  const data = await fetch('data:text/plain;charset=x,a%20b');
  console.log(data.status, data.headers.get('content-type'), await data.text());
})();
