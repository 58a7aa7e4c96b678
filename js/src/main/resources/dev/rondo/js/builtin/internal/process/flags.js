'use strict';

// Options of the command line that change the process or the global object. Loaded only if there are any options.

const { option } = require('internal/options');
const { hidden } = require('internal/define');
const process = require('process');

function isGiven(name) {
  return option(`--${name}`) !== undefined;
}

function apply(target) {
  if (isGiven('expose-gc')) hidden(target, 'gc', gc);
  for (const [name, property] of [
    ['no-deprecation', 'noDeprecation'], ['throw-deprecation', 'throwDeprecation'],
    ['trace-deprecation', 'traceDeprecation'], ['trace-warnings', 'traceProcessWarnings'],
  ]) {
    if (isGiven(name)) process[property] = true;
  }
  const limit = Number(option('--stack-trace-limit'));
  if (Number.isInteger(limit)) Error.stackTraceLimit = limit;
  const title = option('--title');
  if (typeof title === 'string') process.title = title;
}

const MODES = ['none', 'strict', 'throw', 'warn', 'warn-with-error-code'];

// Ends the program where an option has a value that it cannot have.
function check() {
  const mode = option('--unhandled-rejections');
  if (mode === undefined || MODES.includes(mode)) return;
  process.stderr.write(`${process.execPath}: invalid value for --unhandled-rejections\n`);
  process.reallyExit(9);
}

function gc(options) {
  binding.collectGarbage();
  return options?.execution === 'async' ? Promise.resolve() : undefined;
}

module.exports = { apply, check };
