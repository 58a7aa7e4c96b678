// What import finds, and how it fails. Paths are shown from this directory on.
import { createRequire } from 'node:module';
import path, { basename } from 'path';
import plain, { number, live, grow } from './lib/plain.mjs';
import * as namespace from './lib/exporting.mjs';
import names, { first, second, third } from './lib/names.cjs';
import { first as again } from './lib/reexports.cjs';
import { one } from './lib/literal.cjs';
import transpiled, { named, __esModule } from './lib/transpiled.cjs';
import * as fn from './lib/function.cjs';
import data from './lib/data.json' with { type: 'json' };
import dual from 'dual';
import mainOnly from 'main-only';
import indexOnly from 'index-only';
import esmOnly, { named as namedOfEsm } from 'esm-only';
import own from '#own';
import cond from '#cond';
import self from 'fixture/self';
import { viaB } from './lib/cycle/a.mjs';
import { detected } from './lib/detected.js';
import { value } from './lib/needs-waits.mjs';

const directory = import.meta.dirname;
const here = (text) => String(text).replaceAll(`file://${encodeURI(directory)}`, 'file://.').replaceAll(directory, '.');

console.log(plain.name, number, live, (grow(), live), basename === path.basename);
console.log(namespace);
console.log(names, first, second, third, again, one, transpiled, named, __esModule, fn);
console.log(data, dual, mainOnly, indexOnly, esmOnly, namedOfEsm, own.name, cond, self.name, viaB, detected, value);
console.log(here(import.meta.url), here(import.meta.filename), here(import.meta.dirname), Object.keys(import.meta));
console.log(here(import.meta.resolve('./lib/x.mjs')), here(import.meta.resolve('dual')), import.meta.resolve('fs'));
console.log(typeof require, typeof module, typeof __filename, this);

async function attempt(specifier, options) {
  try {
    console.log(specifier, await import(specifier, options));
  } catch (error) {
    console.log(specifier, '!', error.name, error.code, '|', here(error.message).replaceAll('\n', ' / '), here(error.url));
  }
}

for (const each of ['./lib/names.cjs', './lib/cond-import.mjs', 'fs/promises', 'data:text/javascript,export default 1']) {
  const loaded = await import(each);
  console.log(here(each), Object.keys(loaded).slice(0, 3), loaded[Symbol.toStringTag]);
}

for (const each of [
  './lib/nothing.mjs', './lib/own', './lib/dir', 'nothing', '@scope/nothing', '@scope/pkg/hidden.js', 'dual/nothing',
  'dual/invalid', 'dual/gone', 'no-main-export', '#nothing', '#missing', 'fixture/other', 'wrong-main', 'bad-config',
  './lib/data.json', './lib/unknown.abc', 'node:nothing', 'http://example.com/x.js', './lib/throws.mjs', './lib/throws.mjs',
  './lib/throws.js', './lib/a%2fb.mjs', './lib/lacks.mjs', './lib/lacks-cjs.mjs', 'main-only/deep/file',
]) await attempt(each);

await attempt('./lib/plain.mjs', { with: { type: 'json' } });
await attempt('./lib/data.json', { with: { type: 'yaml' } });
await import('./lib/syntax.mjs').catch((error) => console.log(error.name));

const first1 = await import('./lib/plain.mjs?one');
const second1 = await import('./lib/plain.mjs?two');
console.log(first1 === second1, first1 === await import('./lib/plain.mjs?one'), live, first1.live);

const require1 = createRequire(import.meta.url);
console.log(require1('./lib/names.cjs') === names, require1('./lib/plain.mjs') === await import('./lib/plain.mjs'));
