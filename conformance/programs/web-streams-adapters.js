// Node's streams as web streams and back; streams of Blob, of text and of compression.
// models: node>=20
const { Duplex, PassThrough, Readable, Writable } = require('stream');
async function all(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(typeof piece === 'string' ? piece : Buffer.from(piece).toString());
  return pieces;
}
async function tried(name, run) {
  try {
    console.log(name, await run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.cause?.code);
  }
}
(async () => {
  await tried('toWeb', () => all(Readable.toWeb(Readable.from([Buffer.from('a'), Buffer.from('b')]))));
  await tried('toWeb objects', async () => {
    const reader = Readable.toWeb(Readable.from([{ a: 1 }])).getReader();
    return [await reader.read(), await reader.read()];
  });
  await tried('toWeb fails', () => {
    const source = new PassThrough();
    setImmediate(() => source.destroy(new Error('broken')));
    return all(Readable.toWeb(source));
  });
  await tried('toWeb destroyed', () => {
    const source = new PassThrough();
    setImmediate(() => source.destroy());
    return all(Readable.toWeb(source));
  });
  await tried('toWeb cancelled', async () => {
    const source = new PassThrough();
    source.on('error', (error) => console.log('source', error.message));
    await Readable.toWeb(source).cancel(new Error('enough'));
    return source.destroyed;
  });
  await tried('toWeb nothing', async () => Readable.toWeb({}));
  const source = (pull, cancel) => new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
  await tried('fromWeb', () => {
    let count = 0;
    return all(Readable.fromWeb(source((controller) => {
      if (count++ < 3) controller.enqueue(`piece ${count}`);
      else controller.close();
    }), { encoding: 'utf8' }));
  });
  await tried('fromWeb fails', () => all(Readable.fromWeb(source((controller) => controller.error(new Error('bad'))))));
  await tried('fromWeb left', async () => {
    const readable = Readable.fromWeb(source((controller) => controller.enqueue('x'), (reason) => console.log('cancel', reason?.name)));
    for await (const data of readable) {
      console.log(String(data));
      break;
    }
    return readable.destroyed;
  });
  await tried('fromWeb nothing', async () => Readable.fromWeb({}));
  await tried('writable fromWeb', () => new Promise((resolve, reject) => {
    const got = [];
    const writable = Writable.fromWeb(new WritableStream({
      write: (chunk) => void got.push(Buffer.from(chunk).toString()), close: () => void got.push('closed'),
    }));
    writable.on('finish', () => resolve(got)).on('error', reject);
    writable.write('a');
    writable.end('b');
  }));
  await tried('writable fromWeb fails', () => new Promise((resolve, reject) => {
    const writable = Writable.fromWeb(new WritableStream({ write: () => Promise.reject(new Error('no room')) }));
    writable.on('error', reject).on('finish', resolve);
    writable.end('b');
  }));
  await tried('writable toWeb', async () => {
    const got = [];
    const writable = new Writable({ highWaterMark: 1, write: (chunk, encoding, callback) => setImmediate(() => callback(null, got.push(String(chunk)))) });
    const writer = Writable.toWeb(writable).getWriter();
    await writer.write('a');
    await writer.write('b');
    await writer.close();
    return [got, writable.writableFinished];
  });
  await tried('writable toWeb fails', async () => {
    const writable = new Writable({ highWaterMark: 1, write: (chunk, encoding, callback) => setImmediate(callback, new Error('full')) });
    const writer = Writable.toWeb(writable).getWriter();
    writer.closed.catch((error) => console.log('closed', error.message));
    await writer.write('a');
  });
  await tried('writable aborted', async () => {
    const writable = new Writable({ write: (chunk, encoding, callback) => callback() });
    writable.on('error', (error) => console.log('writable', error.message));
    await Writable.toWeb(writable).abort(new Error('enough'));
    return writable.destroyed;
  });
  await tried('duplex toWeb', async () => {
    const { readable, writable } = Duplex.toWeb(new PassThrough());
    const writer = writable.getWriter();
    writer.write(Buffer.from('through'));
    writer.close();
    return all(readable);
  });
  await tried('duplex fromWeb', async () => {
    const duplex = Duplex.fromWeb(new TransformStream({ transform: (chunk, controller) => controller.enqueue(`<${Buffer.from(chunk)}>`) }));
    duplex.end('x');
    return all(duplex);
  });
  const blob = new Blob(['hé', 'llo'.repeat(50000)]);
  await tried('blob', async () => (await all(blob.stream())).join('').length);
  await tried('blob by bytes', async () => {
    const reader = blob.stream().getReader({ mode: 'byob' });
    const { value } = await reader.read(new Uint8Array(3));
    return Buffer.from(value).toString();
  });
  await tried('empty blob', () => all(new Blob([]).stream()));
  await tried('split characters', () => all(new ReadableStream({
    start(controller) {
      for (const byte of Buffer.from('é€')) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  }).pipeThrough(new TextDecoderStream())));
  await tried('fatal', () => all(new Blob([new Uint8Array([255])]).stream().pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))));
  await tried('encoder', () => all(ReadableStream.from(['a\ud83d', '\ude00', '\ud800']).pipeThrough(new TextEncoderStream())));
  for (const format of ['gzip', 'deflate', 'deflate-raw']) {
    await tried(format, async () => {
      const packed = blob.stream().pipeThrough(new CompressionStream(format));
      return (await all(packed.pipeThrough(new DecompressionStream(format)))).join('') === await blob.text();
    });
  }
  await tried('damaged', async () => {
    await all(new Blob(['no gzip']).stream().pipeThrough(new DecompressionStream('gzip'))).catch(({ code }) => console.log(code));
  });
  console.log(['TextDecoderStream', 'CompressionStream', 'ReadableByteStreamController'].map((name) => typeof globalThis[name]));
})();
