// Files with callbacks and promises, in the order of their steps.
const fs = require('fs');
const os = require('os');
const path = require('path');

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'rondo-'));
const at = (name) => path.join(directory, name);
const show = ({ name, code, message, syscall }) => console.log(name, code, String(message).replaceAll(directory, '.'), syscall);

fs.writeFileSync(at('a'), 'first');

function callbacks(next) {
  fs.readFile(at('a'), 'utf8', (error, text) => {
    console.log('read', error, text);
    setImmediate(() => console.log('immediate'));
    process.nextTick(() => console.log('tick'));
    Promise.resolve().then(() => console.log('microtask'));
    fs.stat(at('nothing'), (missing, stats) => {
      show(missing);
      console.log(stats);
      fs.access(at('a'), (...values) => {
        console.log('access', values);
        fs.mkdir(at('b/c'), { recursive: true }, (failed, made) => {
          console.log('made', failed, path.relative(directory, made));
          fs.exists(at('b'), (there) => {
            console.log('exists', there);
            setTimeout(next, 0);
            setImmediate(() => console.log('before the timeout'));
          });
        });
      });
    });
  });
}

async function promises() {
  const { access, open, readFile, readdir, rm, stat, writeFile } = fs.promises;
  console.log(await readFile(at('a'), 'utf8'), (await stat(at('a'))).size, await readdir(directory));
  for (const failing of [
    () => readFile(at('x')), () => access(at('x')), () => stat(), () => open(at('x')), () => rm(at('b')), () => readdir(at('a')),
  ]) {
    await failing().catch(show);
  }
  const handle = await open(at('h'), 'w+');
  console.log(handle.constructor.name, await handle.write('abc'), await handle.read(Buffer.alloc(5), 0, 5, 0));
  handle.on('close', () => console.log('closed'));
  await handle.close();
  console.log(handle.fd);
  await handle.read(Buffer.alloc(1)).catch(show);
  await writeFile(at('pieces'), ['one', 'two']);
  console.log(await readFile(at('pieces'), 'latin1'));
  await readFile(at('a'), { signal: AbortSignal.abort() }).catch(show);
  await rm(directory, { recursive: true });
  console.log(fs.existsSync(directory));
}

callbacks(promises);
