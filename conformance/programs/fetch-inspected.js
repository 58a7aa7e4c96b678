// How messages of fetch are shown.
// models: node>=24
const form = new FormData();
form.append('a', '1');
form.append('b', '2');
form.append('b', '3');
form.append('f', new File(['x'], 'n.txt', { type: 'text/plain', lastModified: 5 }));
console.log(new Response('x'), Response.error());
console.log(new Request('http://a/b?c', { method: 'PUT', body: 'x', headers: { a: 'b' } }));
console.log(new Headers([['b', '2'], ['A', '1'], ['a', '3'], ['set-cookie', 'x'], ['set-cookie', 'y']]), form);
console.log(new ReadableStream(), new WritableStream(), [new ReadableStream({ type: 'bytes' })]);
