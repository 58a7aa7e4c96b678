'use strict';

// The class Console: formats values as util.inspect does and writes them to two streams.

function text(args, indent) {
  const plain = args.length === 1 && typeof args[0] === 'string' ? args[0] : require('internal/format').format(...args);
  return indent === '' ? plain : indent + plain.replaceAll('\n', `\n${indent}`);
}

class Console {
  #streams;
  #indent = '';
  #counts = new Map();

  constructor(streams) {
    this.#streams = streams;
    for (const name of ['log', 'warn', 'error', 'info', 'debug', 'group', 'groupEnd', 'count', 'trace', 'assert', 'dir']) {
      this[name] = this[name].bind(this);
    }
  }

  log(...args) {
    this.#streams.stdout.write(`${text(args, this.#indent)}\n`);
  }

  info(...args) {
    this.log(...args);
  }

  debug(...args) {
    this.log(...args);
  }

  warn(...args) {
    this.#streams.stderr.write(`${text(args, this.#indent)}\n`);
  }

  error(...args) {
    this.warn(...args);
  }

  dir(value, options) {
    this.log(require('internal/inspect').inspect(value, options));
  }

  assert(condition, ...args) {
    if (!condition) this.warn('Assertion failed', ...args);
  }

  trace(...args) {
    this.warn(new Error(text(args, '')).stack);
  }

  count(label = 'default') {
    const count = (this.#counts.get(label) ?? 0) + 1;
    this.#counts.set(label, count);
    this.log(`${label}: ${count}`);
  }

  group(...args) {
    if (args.length > 0) this.log(...args);
    this.#indent += '  ';
  }

  groupEnd() {
    this.#indent = this.#indent.slice(2);
  }
}

module.exports = { Console };
