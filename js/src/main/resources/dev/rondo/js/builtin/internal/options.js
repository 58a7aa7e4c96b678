'use strict';

// Options of the command line that Node knows: those before the program, and those in NODE_OPTIONS.

let values;

function parse(words, into) {
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word.startsWith('--')) continue;
    const at = word.indexOf('=');
    const name = (at < 0 ? word : word.slice(0, at)).replaceAll('_', '-');
    if (at >= 0) into.set(name, word.slice(at + 1));
    else if (takesValue.has(name)) into.set(name, words[++i] ?? '');
    else into.set(name, true);
  }
  return into;
}

const takesValue = new Set(['--unhandled-rejections', '--stack-trace-limit', '--title']);

// The value of an option: a string, true for a bare one, or undefined where it is not given.
function option(name) {
  if (values === undefined) {
    const process = require('process');
    const inherited = (process.env.NODE_OPTIONS ?? '').split(/\s+/).filter((word) => word !== '');
    values = parse(process.execArgv, parse(inherited, new Map()));
  }
  return values.get(name);
}

module.exports = { option };
