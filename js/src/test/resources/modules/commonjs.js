// What require finds, and how it fails. Paths are shown from this directory on.
const path = require('path');

const here = (text) => String(text).replaceAll(`file://${encodeURI(__dirname)}`, 'file://.').replaceAll(__dirname, '.');
const show = (label, value) => console.log(label, typeof value === 'string' ? here(value) : value);

function attempt(specifier) {
  try {
    show(specifier, require(specifier));
  } catch (error) {
    console.log(specifier, '!', error.name, error.code, '|', here(error.message).replaceAll('\n', ' / '));
    if (error.requireStack) console.log('  stack', error.requireStack.map(here));
  }
}

for (const each of [
  './lib/own', './lib/own.js', './lib/dir', './lib/data', './lib/data.json', 'main-only', 'main-only/deep/file',
  'index-only', '@scope/pkg', 'dual', 'dual/feature/one', 'dual/data', 'dual/nested', 'dual/fallback', 'dual/package.json',
  '#own', '#cond', '#package', '#star/one', 'fixture/self', 'esm-only', './lib/plain.mjs', './lib/detected.js',
  './lib/own-exports.mjs', './lib/function.cjs',
]) attempt(each);

for (const each of [
  './lib/nothing', 'nothing', '@scope/nothing', '@scope/pkg/hidden.js', 'dual/nothing', 'dual/feature/private/two',
  'dual/invalid', 'dual/gone', 'no-main-export', '#nothing', '#missing', '#outside', '#', 'fixture/other', 'wrong-main',
  'bad-config', './lib/needs-missing.js', './lib/throws.js', './lib/waits.mjs', './lib/needs-waits.mjs',
  './lib/throws.mjs', 'node:nothing', 'node:fs/nothing', './lib/dir/', './lib/own/',
]) attempt(each);

for (const each of [undefined, 5, '', {}]) attempt(each);

try {
  require('./lib/bad.json');
} catch (error) {
  console.log(error.name, here(error.message).startsWith('./lib/bad.json: '));
}

try {
  require('./lib/syntax.js');
} catch (error) {
  console.log(error.name, error instanceof SyntaxError);
}

require('./lib/cycle/a');
console.log(require('./lib/cycle/a'), require('./lib/cycle/b'));

show('resolved', require.resolve('./lib/own'));
show('resolved', require.resolve('dual'));
console.log(require.resolve('fs'), require.resolve('node:fs'));
show('from paths', require.resolve('./own', { paths: [path.join(__dirname, 'lib')] }));
console.log(require.resolve.paths('fs'), require.resolve.paths('./x').map(here), require.resolve.paths('x').slice(0, 1).map(here));
console.log(require.main === module, require.cache[__filename] === module, module.id, module.loaded, module.parent);
console.log(here(module.filename), here(module.path), module.paths.slice(0, 1).map(here));
console.log(module.children.length > 5, here(module.children[0].id), module.children[0].loaded, Object.keys(require));
console.log(Object.keys(module), typeof require.extensions['.js'], require.cache === require('module')._cache);

const before = require('./lib/own');
delete require.cache[require.resolve('./lib/own')];
console.log(before === require('./lib/own'), before === require('./lib/own.js'));
require.cache[require.resolve('./lib/star/one')] = { exports: 'replaced' };
console.log(require('./lib/star/one'), this === module.exports, arguments.length, typeof __dirname);

const Module = require('module');
console.log(module instanceof Module, Module.builtinModules.includes('fs'), Module.isBuiltin('node:fs'), Module.isBuiltin('x'));
console.log(Module.createRequire(path.join(__dirname, 'lib', 'x.js'))('./own').name, Module.wrap('x'));

import('./lib/plain.mjs').then((namespace) => {
  console.log(namespace, namespace === require('./lib/plain.mjs'));
  return import('./lib/nothing.mjs');
}).catch((error) => console.log(error.code, here(error.message), here(error.url)));
