// The promise form of fs, one call after the other.
// models: node
const fs = require('fs/promises');
const { tmpdir } = require('os');
const { join } = require('path');
(async () => {
  const dir = await fs.mkdtemp(join(tmpdir(), 'rondo-'));
  const file = join(dir, 'note.txt');
  await fs.writeFile(file, 'one\n');
  await fs.appendFile(file, 'two\n');
  console.log(JSON.stringify(await fs.readFile(file, 'utf8')));
  console.log((await fs.stat(file)).size, (await fs.readdir(dir)).join());
  await fs.rm(dir, { recursive: true });
  await fs.access(file).catch((error) => console.log(error.code + ' ' + error.syscall));
})();
process.nextTick(() => console.log('tick'));
console.log('script');
