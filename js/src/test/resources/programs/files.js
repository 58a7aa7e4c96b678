// Files: what each call answers, and how it fails.
const { inspect } = require('util');

function print(...values) {
  console.log(...values.map((value) => (typeof value === 'string' ? value : inspect(value))));
}

function attempt(make) {
  try {
    print(make());
  } catch (error) {
    const { name, code, message, errno, syscall, dest } = error;
    print(name, code, here(message), errno, syscall, here(error.path), dest, Object.keys(error));
  }
}

const fs = require('fs');
const path = require('path');
const d = fs.mkdtempSync(path.join(require('os').tmpdir(), 'rondo-')); process.chdir(d);
print(path.basename(d).length);
const here = (text) => String(text).replaceAll(d, '.');
fs.writeFileSync('a.txt','hello');
fs.appendFileSync('a.txt',' world');
attempt(() => fs.readFileSync('a.txt','utf8'));
attempt(() => fs.readFileSync('a.txt'));
attempt(() => fs.readFileSync('nope'));
attempt(() => fs.readFileSync('.'));
attempt(() => fs.openSync('nope/x','w'));
attempt(() => fs.statSync('nope'));
attempt(() => fs.statSync('nope',{throwIfNoEntry:false}));
attempt(() => fs.readFileSync());
attempt(() => fs.readFileSync('a\0b'));
attempt(() => fs.openSync('a.txt','zz'));
attempt(() => fs.readFileSync('a.txt','zz'));
attempt(() => fs.readFileSync('a.txt',5));
attempt(() => fs.mkdirSync('m/n/o',{recursive:true}).slice(d.length));
attempt(() => fs.mkdirSync('m'));
attempt(() => fs.rmdirSync('m'));
attempt(() => fs.mkdirSync('a.txt/x'));
attempt(() => fs.mkdirSync('a.txt',{recursive:true}));
attempt(() => fs.mkdirSync('a.txt/y/z',{recursive:true}));
attempt(() => fs.unlinkSync('m'));
attempt(() => fs.unlinkSync('q'));
attempt(() => fs.renameSync('q','r'));
attempt(() => fs.renameSync('a.txt','m/b.txt'));
attempt(() => fs.existsSync('a.txt'));
attempt(() => fs.existsSync('m/b.txt'));
attempt(() => fs.copyFileSync('m/b.txt','c.txt'));
attempt(() => fs.copyFileSync('m/b.txt','c.txt',fs.constants.COPYFILE_EXCL));
attempt(() => fs.copyFileSync('m','n'));
attempt(() => fs.copyFileSync('zz','n'));
fs.symlinkSync('c.txt','l');
attempt(() => fs.readlinkSync('l'));
attempt(() => fs.lstatSync('l').isSymbolicLink());
attempt(() => fs.statSync('l').isFile());
attempt(() => fs.readlinkSync('c.txt'));
attempt(() => fs.symlinkSync('a','l'));
attempt(() => fs.realpathSync('l').slice(d.length));
attempt(() => fs.realpathSync('nope').length);
attempt(() => fs.readdirSync('.'));
attempt(() => fs.readdirSync('.',{recursive:true}));
attempt(() => fs.readdirSync('.',{withFileTypes:true}));
attempt(() => fs.readdirSync('c.txt'));
attempt(() => fs.readdirSync('zz'));
attempt(() => fs.accessSync('c.txt'));
attempt(() => fs.accessSync('zz'));
attempt(() => fs.accessSync('c.txt',fs.constants.X_OK));
fs.chmodSync('c.txt',0o600);
attempt(() => (fs.statSync('c.txt').mode&0o777).toString(8));
attempt(() => fs.chmodSync('c.txt','x'));
fs.utimesSync('c.txt',1,2);
attempt(() => [fs.statSync('c.txt').mtimeMs,fs.statSync('c.txt').atime]);
fs.truncateSync('c.txt',3);
attempt(() => fs.readFileSync('c.txt','latin1'));
fs.truncateSync('c.txt',5);
attempt(() => fs.readFileSync('c.txt'));
attempt(() => fs.truncateSync('zz'));
const fd=fs.openSync('c.txt','r+');
const b=Buffer.alloc(4);
attempt(() => fs.readSync(fd,b,0,4,0));
print(b);
attempt(() => fs.writeSync(fd,'XY',1));
attempt(() => fs.writeSync(fd,Buffer.from('abc'),1,2));
attempt(() => fs.readSync(fd,b));
print(b);
attempt(() => fs.fstatSync(fd).size);
fs.closeSync(fd);
attempt(() => fs.closeSync(fd));
attempt(() => fs.readSync(fd,b));
attempt(() => fs.fstatSync(-1));
attempt(() => fs.closeSync('x'));
attempt(() => fs.readSync(0,b,9,9));
const fa=fs.openSync('ap','a+');
fs.writeSync(fa,'12');
fs.writeSync(fa,'34',0);
attempt(() => fs.readFileSync('ap','utf8'));
attempt(() => fs.readFileSync(fa,'utf8'));
fs.closeSync(fa);
attempt(() => fs.rmSync('zz'));
attempt(() => fs.rmSync('zz',{force:true}));
attempt(() => fs.rmSync('m'));
attempt(() => fs.rmSync('m',{recursive:true}));
attempt(() => fs.existsSync('m'));
attempt(() => fs.rmSync('c.txt',{force:1}));
const s=fs.statSync('c.txt');
print(Object.keys(s), s.constructor.name, s instanceof fs.Stats);
print(Object.keys(fs.statSync('c.txt',{bigint:true})));
attempt(() => fs.stat('x'));
attempt(() => fs.readFile('x'));
attempt(() => fs.access());
attempt(() => fs.readFile(undefined,()=>{}));
attempt(() => fs.open(5,()=>{}));
attempt(() => fs.rename('a',()=>{}));
attempt(() => fs.writeFileSync('q',{}));
attempt(() => fs.writeFileSync('q',null));
attempt(() => fs.watch?1:0);
const dir=fs.opendirSync('.');
print(dir.readSync().name.length>0, dir.path); dir.closeSync();
attempt(() => dir.closeSync());
print(fs.readvSync(fs.openSync('ap'),[Buffer.alloc(2),b],0), b);
attempt(() => fs.linkSync('ap','hard'));
attempt(() => fs.statSync('hard').nlink);

process.chdir('/');
fs.rmSync(d, { recursive: true });
