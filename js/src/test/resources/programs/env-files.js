// util.parseEnv and process.loadEnvFile.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');
const { parseEnv } = require('util');

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'env-')));
const mask = (text) => text.replaceAll(folder, '<folder>');

function attempt(make) {
  try {
    console.log(JSON.stringify(make()));
  } catch (error) {
    console.log(error.name, error.code, mask(error.message), Object.keys(error), mask(`${error.path}`));
  }
}

const quotes = [
  'A="1 # c"', 'A="1" # c', "A='x\\ny'", 'A="x\\ny"', 'A=`x\\ny`', 'A=x\\ny', 'A="multi\nline"\nB=2', "A='multi\nline'\nB=2",
  'A=`multi\nline`\nB=2', 'A="open\nB=2', "A='open\nB=2", 'A=`open', 'A="a"b', 'A="a" b\nC=1', "A=it's", "A='it\"s'",
  'A="a\\"b"', 'A="x\r\ny"', 'A= "x" ', 'A=" x "', 'A="\\t"', 'A="\\\\n"', 'A=""', "A=''", 'A=``', 'A=x"y"z',
  'A=x "y" # z', 'A="x" "y"', 'A="x\n', 'A="\n"\nB=1', "A='1' B=2\nC=3", 'A=`a"b\'c`', 'A="a\\', 'A="a#b"c#d', 'A=a"b#c"d',
  'A="open # c\nB=2', 'A="open  \nB=2', "A='open # c\nB=1", 'A="x" # "y\nB=1', 'A="', '"A"=1', 'A="\nB="2"',
];
const others = [
  'A=1', 'A=1\nB=2', 'A = 1 ', '  A=1', 'export A=1', 'export\tA=1', 'exportA=1', 'export A', 'A', 'A=', '=x', '#c\nA=1',
  'A=1 # c', 'A=1#c', 'A=1\r\nB=2\r\n', 'A=1\n\n\nB=2', 'A B=1', '1A=2', 'A==', 'A=\tx\t', 'A: 1', 'A=${B}', 'A=\nB=2',
  'A= \nB=2', 'A=# c\nB=2', '\ufeffA=1', 'A=é😀', 'A=1\nA=2', '#', '', '  ', 'A=1\n # c\nB=2', 'export  A=1', 'export =1',
  '__proto__=1', 'constructor=2', 'A=\v1', 'A=\u00a01', 'KEY\nB=1', '=\nB=1', '=x\nB=1', 'A=\r\nB=1', 'A=1\rB=2',
  'export #x\nB=1', 'export export A=1', '=x=y\nB=1', 'B=1\nA=2\nb=3\n😀=1\n\uffff=2\n1=2', 'export A=\nB=1', 'export A=',
  '= =\nB=1', '# A=1\n  # B=1\n C=1', 'A=1\n # c=3\nB=2', 'A="1"\n # c=3', 'A=\n # c=3', '#a\n\n\t#c=3', 'A=\ud800',
];
for (const text of [...quotes, ...others]) {
  console.log(JSON.stringify(text));
  attempt(() => parseEnv(text));
}
for (const value of [undefined, 5, null, Buffer.from('A=1')]) attempt(() => parseEnv(value));

const file = path.join(folder, 'a.env');
fs.writeFileSync(file, 'ZA=1\nPATH=nope\nZB="x y"\nZ\nZC=é');
fs.writeFileSync(path.join(folder, '.env'), 'ZD=d');
attempt(() => process.loadEnvFile(file));
attempt(() => [process.env.ZA, process.env.PATH === 'nope', process.env.ZB, process.env.ZC, process.env.Z]);
for (const given of [path.join(folder, 'none'), 5, '', folder, 'a\0b', pathToFileURL(file), Buffer.from(file)]) {
  attempt(() => process.loadEnvFile(given));
}
process.chdir(folder);
attempt(() => [process.loadEnvFile(), process.env.ZD]);
fs.rmSync(path.join(folder, '.env'));
for (const given of [undefined, null]) attempt(() => process.loadEnvFile(given));
fs.rmSync(folder, { recursive: true });
