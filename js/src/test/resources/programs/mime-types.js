// util.MIMEType and util.MIMEParams.
const { MIMEParams, MIMEType, inspect } = require('util');

function attempt(make) {
  try {
    const value = make();
    console.log(typeof value === 'string' ? JSON.stringify(value) : value);
  } catch (error) {
    console.log(error.name, error.code, JSON.stringify(error.message), Object.keys(error));
  }
}

function describe(text) {
  const type = new MIMEType(text);
  return [`${type}`, type.type, type.subtype, type.essence, JSON.stringify([...type.params])].join(' | ');
}

const texts = [
  'text/plain', 'text/plain;charset=utf-8', '  TEXT/HTML ; Charset="UTF-8" ; x=1;x=2;;y', 'a/b;c="d\\"e\\\\f"', 'a/b;c="open',
  'a/b;c=""', 'a/b; c= d ', 'a/b;c=d;=e;f', 'a/b;c=é', 'a/b;c="é"', '', 'x', '/', 'x/', '/y', 'a b/c', 'a/b c', 'a/b/c',
  'text/plain ;', 'a/b;c="x"y;d=1', 'a/b;C=D', 'é/b', 'a/é', 'a/b;q=\u0100', 'a/b;q="\\', 'a/b; =;x', 'a/\t', 'a/b;c = d',
  'a/b;"c"=d', ' \ta/b\r\n', 'a/b;c="a;b"', 'a/b;c="a\tb"', 'x;y/z', 'a;b=c', "!#$%&'*+-.^_`|~09/AZ;!#$=v", 'a/b;c=d\n',
  'a/b;c="d"\n;e=f', '  a b/c', ' a /b', 'a/b ;c="x', 'a/b;c="a\\"', 'a/b;c=a"b"', 'a/b;c="x" ;d= "y"', 'a/b;  C  =x',
  'a/b;c==x', ' a', 'a/b;;;', 'a/b;c;d=e;F=G', 'a/ b', '\u212a/b', 'a/b;c="\\";d=e',
];
for (const text of texts) {
  console.log(JSON.stringify(text));
  attempt(() => describe(text));
}
for (const value of [undefined, 5, null, { toString: () => 'a/b' }, Symbol('s')]) attempt(() => `${new MIMEType(value)}`);

const type = new MIMEType('text/javascript;key=val;k2="a b"');
const { params } = type;
attempt(() => [type, params, inspect(type, { depth: -1 }), new MIMEParams(), params.keys()]);
attempt(() => JSON.stringify({ type, params }));
for (const [name, value] of [
  ['type', 'APPLICATION'], ['type', ''], ['type', 'a b'], ['type', 5], ['type', 'é'], ['subtype', 'X+Y'], ['subtype', 'a/b'],
  ['subtype', ''], ['subtype', undefined], ['essence', 'q/r'], ['params', 5],
]) {
  attempt(() => {
    type[name] = value;
    return `${type}`;
  });
}
for (const [name, value] of [
  ['x', '1'], ['X', 'é'], ['y', '\u0100'], ['', 'q'], ['a b', 'q'], ['z', ''], ['z2', 'a"b\\c'], ['n', 5], ['u'], ['nl', 'a\nb'],
]) {
  attempt(() => {
    const answer = params.set(name, value);
    return `${params} ${answer}`;
  });
}
attempt(() => [[...params.keys()], [...params.values()], [...params.entries()], [...params]]);
attempt(() => [params.get('KEY'), params.get('none'), params.has('KEY'), params.has('none'), params.size, params.get(5)]);
attempt(() => [params.delete('KEY'), params.delete('none'), `${type}`]);
attempt(() => [type.params === params, params.entries === params[Symbol.iterator], Object.keys(type)]);
for (const [kind, count] of [[MIMEType, MIMEType.length], [MIMEParams, MIMEParams.length]]) {
  attempt(() => [kind.name, count, Reflect.ownKeys(kind.prototype), Object.keys(kind.prototype)]);
  attempt(() => [kind.prototype.toJSON === kind.prototype.toString, Object.prototype.toString.call(kind.prototype)]);
}
