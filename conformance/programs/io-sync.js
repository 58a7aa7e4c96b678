// Synchronous file calls block; nothing comes between them.
const fs = require('fs');
const os = require('os');
const path = require('path');
process.nextTick(() => console.log('tick'));
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'rondo-'));
const file = path.join(dir, 'note.txt');
fs.writeFileSync(file, 'first\n');
fs.appendFileSync(file, 'second\n');
console.log(fs.readFileSync(file, 'utf8').trim().split('\n').join('+'));
console.log(fs.readdirSync(dir).join(), fs.existsSync(file), fs.statSync(file).size);
fs.renameSync(file, file + '.old');
fs.unlinkSync(file + '.old');
fs.rmdirSync(dir);
try {
  fs.readFileSync(file);
} catch (error) {
  console.log(error.code + ' ' + error.message.replace(dir, 'dir'));
}
