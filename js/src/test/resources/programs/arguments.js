// util.parseArgs.
const { inspect, parseArgs } = require('util');

function attempt(config) {
  try {
    console.log(JSON.stringify(parseArgs(config)));
  } catch (error) {
    console.log(error.name, error.code, error.message, Object.keys(error));
  }
}

const options = {
  foo: { type: 'boolean', short: 'f' }, bar: { type: 'string', short: 'b' },
  num: { type: 'string', multiple: true, short: 'n' }, verbose: { type: 'boolean', multiple: true, short: 'v' },
  color: { type: 'boolean', default: true }, one: { type: 'string', default: 'x' },
  some: { type: 'string', multiple: true, default: ['a', 'b'] }, 'no-such': { type: 'boolean' },
};
const lines = [
  '', '-f --bar b', '-fb x', '-fbx', '--bar=x --foo', '--bar=', '--bar', '--bar -f', '--bar --', '-b', '-b -x', '--foo=1',
  '-n1 -n 2 --num 3', '-vvv', '--no-color', '--no-foo --foo', '--no-bar', '--no-bar=x', '--no-color=x', 'pos', '-- -f x',
  '-f -- x --', '-', '--bar -', '-z', '-fz', '--zed', '--zed=1', '-z=1', '--no-such', '--no-no-such', '-d q', '--one q',
  '--some c', '--__proto__', '--no-__proto__', '--bar -1', '--bar=-1', '-b-1', 'a -f b --bar c', '-fv p', '--=', '--=x', '---',
  '-vbfv', '-b --zz', '-f=x', '--toString', '-bf', '--foo --foo', '--no-', '-😀',
];
for (const line of lines) {
  const args = line === '' ? [] : line.split(' ');
  console.log(line);
  for (const strict of [true, false]) {
    for (const allowNegative of [false, true]) attempt({ args, options, strict, allowNegative, tokens: true });
  }
  attempt({ args, options, allowPositionals: true });
}

const wrong = [
  5, [], { args: 5 }, { args: [5] }, { args: [5], strict: false }, { strict: 5 }, { allowPositionals: 1 }, { allowNegative: 'x' },
  { tokens: 1 }, { options: 5 }, { options: [] }, { args: [], options: null, strict: null },
];
const wrongOptions = [
  5, null, {}, { type: 'x' }, { type: 'string', short: 5 }, { type: 'string', short: 'ab' }, { type: 'string', short: '' },
  { type: 'string', multiple: 5 }, { type: 'string', default: 5 }, { type: 'boolean', default: 5 },
  { type: 'boolean', default: [true], multiple: false }, { type: 'boolean', default: [5], multiple: true },
  { type: 'string', default: [5], multiple: true }, { type: 'string', default: 'q', multiple: true },
  { type: 'string', default: undefined }, { type: 'string', default: null }, { type: 'string', short: '😀' },
  { type: 'string', multiple: undefined }, { type: 'boolean', short: undefined },
];
for (const config of [...wrong, ...wrongOptions.map((a) => ({ args: [], options: { a } }))]) {
  console.log(inspect(config, { depth: 4 }));
  attempt(config);
}
attempt({ args: ['--a', 'x'], options: Object.create({ a: { type: 'string' } }) });
process.argv = ['node', 'program', 'x', '--y'];
attempt({ strict: false });
console.log(parseArgs.length, parseArgs({ args: [] }).values);
