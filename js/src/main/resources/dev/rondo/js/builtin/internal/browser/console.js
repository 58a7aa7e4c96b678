'use strict';

// The console of a page, as plain text: errors, warnings and traces go to standard error, all else to standard output.

const counts = new Map();
const started = new Map();
let indent = '';

function text(args) {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  return require('internal/format').format(...args);
}

function write(fd, args) {
  const line = text(args);
  binding.process.write(fd, `${indent === '' ? line : line.replace(/^/gm, indent)}\n`);
}

const out = (...args) => write(1, args);
const err = (...args) => write(2, args);

function timeOf(label) {
  const start = started.get(label);
  if (start === undefined) {
    err(`Timer '${label}' does not exist`);
    return undefined;
  }
  return `${label}: ${binding.load('browser').now() - start} ms`;
}

function assertMessage(args) {
  if (args.length > 0 && typeof args[0] === 'string') return [`Assertion failed: ${args[0]}`, ...args.slice(1)];
  return args.length === 0 ? ['Assertion failed'] : ['Assertion failed:', ...args];
}

const methods = {
  log: out,
  debug: out,
  info: out,
  dir: (value) => out(value),
  dirxml: out,
  table: (data, columns) => {
    if (typeof data !== 'object' || data === null) out(data);
    else out(require('internal/console-table').table(data, columns, {}));
  },
  warn: err,
  error: err,
  trace: (...args) => {
    const at = {};
    Error.captureStackTrace(at, methods.trace);
    err(...(args.length === 0 ? ['console.trace'] : args));
    err(at.stack.split('\n').slice(1).join('\n'));
  },
  assert: (condition, ...args) => {
    if (!condition) err(...assertMessage(args));
  },
  count: (label = 'default') => {
    const name = String(label);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    out(`${name}: ${counts.get(name)}`);
  },
  countReset: (label = 'default') => {
    if (!counts.delete(String(label))) err(`Count for '${label}' does not exist`);
  },
  time: (label = 'default') => {
    if (started.has(String(label))) err(`Timer '${label}' already exists`);
    else started.set(String(label), binding.load('browser').now());
  },
  timeLog: (label = 'default', ...args) => {
    const time = timeOf(String(label));
    if (time !== undefined) out(time, ...args);
  },
  timeEnd: (label = 'default') => {
    const time = timeOf(String(label));
    started.delete(String(label));
    if (time !== undefined) out(time);
  },
  group: (...args) => {
    out(...(args.length === 0 ? ['console.group'] : args));
    indent += '  ';
  },
  groupCollapsed: (...args) => methods.group(...args),
  groupEnd: () => {
    indent = indent.slice(2);
  },
  clear: () => {},
  timeStamp: () => {},
};

const console = Object.assign(Object.create({}), methods);
Object.defineProperty(console, Symbol.toStringTag, {
  value: 'console', writable: false, enumerable: false, configurable: true,
});

module.exports = { console };
