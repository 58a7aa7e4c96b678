// Streams, also of files.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { Readable, Transform, Writable, pipeline } = require('stream');

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'rondo-'));
const file = path.join(directory, 'file');

const upper = () => new Transform({ transform: (chunk, encoding, callback) => callback(null, String(chunk).toUpperCase()) });

pipeline(Readable.from(['x', 'y', 'z']), upper(), fs.createWriteStream(file), (error) => {
  console.log('written', error, fs.readFileSync(file, 'utf8'));
  read();
});

function read() {
  const stream = fs.createReadStream(file, { encoding: 'utf8', start: 1 });
  for (const event of ['open', 'ready', 'end', 'close']) stream.on(event, () => console.log(event));
  stream.on('data', (text) => console.log('data', text));
  stream.on('close', iterate);
}

async function iterate() {
  for await (const chunk of fs.createReadStream(file)) console.log(chunk);
  fs.createReadStream(path.join(directory, 'nothing'))
    .on('error', ({ code }) => console.log(code))
    .on('close', write);
}

function write() {
  const stream = fs.createWriteStream(file);
  console.log(stream.write('hello '));
  stream.end('world', () => console.log('ended'));
  stream.on('finish', () => console.log('finish'));
  stream.on('close', () => {
    console.log(fs.readFileSync(file, 'utf8'), stream.bytesWritten);
    fs.rmSync(directory, { recursive: true });
  });
}

try {
  new Writable().write(null);
} catch (error) {
  console.log(error.code, error.message);
}
