// Paths with lone surrogates, and empty ones.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { execFileSync } = require('child_process');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'odd-')));
const at = (name) => path.join(folder, name);

function attempt(make) {
  try {
    console.log(make());
  } catch (error) {
    const { name, code, message, syscall } = error;
    console.log(name, code, message.split('\n')[0].replaceAll(folder, '<folder>'), syscall, `${error.path}`.replaceAll(folder, ''));
  }
}

const ways = [
  'existsSync', 'readFileSync', 'statSync', 'mkdirSync', 'readdirSync', 'unlinkSync', 'rmSync', 'accessSync', 'lstatSync',
  'rmdirSync', 'truncateSync', 'readlinkSync', 'openSync',
];
for (const way of ways) {
  for (const name of [at('none/\ud800x'), '']) attempt(() => `${way} ${fs[way](name)}`);
}
attempt(() => fs.renameSync('', 'x'));
attempt(() => fs.symlinkSync('', 'x'));
attempt(() => fs.writeFileSync(at('a\ud800b'), 'text'));
attempt(() => fs.readdirSync(folder));
attempt(() => fs.readFileSync(at('a\udfffb'), 'utf8'));
attempt(() => fs.renameSync(at('a\ud800b'), at('c\udc00')));
attempt(() => fs.copyFileSync(at('c\ufffd'), at('d\ud800')));
attempt(() => fs.symlinkSync('d\ud800', at('e\ud800')));
attempt(() => fs.readlinkSync(at('e\ud800')));
attempt(() => fs.mkdirSync(at('f\ud800/g\ud800'), { recursive: true }).replaceAll(folder, ''));
attempt(() => fs.existsSync(at('f\ufffd/g\ufffd')));
attempt(() => fs.cpSync(at('f\ud800'), at('h\ud800'), { recursive: true }));
attempt(() => fs.rmSync(at('f\ud800'), { recursive: true }));
attempt(() => fs.mkdtempSync(at('i\ud800')).length - folder.length);
attempt(() => fs.readdirSync(folder).map((name) => name.slice(0, 2)));
attempt(() => require(at('none\ud800')));
attempt(() => execFileSync('echo', ['a\ud800b'], { encoding: 'utf8' }));
process.chdir(folder);
attempt(() => process.chdir(at('none\ud800')));
attempt(() => fs.realpathSync('') === folder);
attempt(() => fs.mkdtempSync('').length);
process.chdir('/');
fs.rmSync(folder, { recursive: true });
