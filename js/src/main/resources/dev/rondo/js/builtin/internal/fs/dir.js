'use strict';

// An open directory. Its entries are read when it is opened.

const { codes } = require('internal/errors');
const check = require('internal/fs/check');
const trees = require('internal/fs/trees');
const { runAsync, runLater, runSync } = require('internal/fs/steps');
const { validateFunction, validateUint32 } = require('internal/validators');

class Dir {
  #path;
  #entries;
  #closed = false;

  constructor(path, entries) {
    if (path === undefined) throw new codes.ERR_MISSING_ARGS('handle');
    this.#path = path;
    this.#entries = entries;
  }

  get path() {
    if (typeof this !== 'object' || !(#path in this)) throw new codes.ERR_INVALID_THIS('Dir');
    return this.#path;
  }

  #next() {
    if (this.#closed) throw new codes.ERR_DIR_CLOSED();
    return this.#entries.shift() ?? null;
  }

  read(callback) {
    if (callback === undefined) return new Promise((resolve) => setImmediate(resolve)).then(() => this.#next());
    validateFunction(callback, 'callback');
    const entry = this.#next();
    setImmediate(callback, null, entry);
    return undefined;
  }

  readSync() {
    return this.#next();
  }

  close(callback) {
    if (callback === undefined) return Promise.resolve().then(() => this.closeSync());
    validateFunction(callback, 'callback');
    try {
      this.closeSync();
    } catch (error) {
      require('process').nextTick(callback, error);
      return undefined;
    }
    setImmediate(callback, null);
    return undefined;
  }

  closeSync() {
    if (this.#closed) throw new codes.ERR_DIR_CLOSED();
    this.#closed = true;
  }

  async *entries() {
    try {
      for (let entry = await this.read(); entry !== null; entry = await this.read()) yield entry;
    } finally {
      this.closeSync();
    }
  }

  [Symbol.asyncIterator]() {
    return this.entries();
  }

  async [Symbol.asyncDispose ?? Symbol('asyncDispose')]() {
    if (!this.#closed) this.closeSync();
  }
}

function* steps(path, options) {
  const settings = check.options(options, { encoding: 'utf8' });
  const checked = check.path(path);
  if (settings.bufferSize !== undefined) validateUint32(settings.bufferSize, 'options.bufferSize', true);
  try {
    return new Dir(checked, yield* trees.readdir(checked, { ...settings, withFileTypes: true }));
  } catch (error) {
    if (error.syscall === 'scandir') {
      error.syscall = 'opendir';
      error.message = error.message.replace(', scandir ', ', opendir ');
    }
    throw error;
  }
}

function opendir(path, options, callback = typeof options === 'function' ? options : undefined) {
  validateFunction(callback, 'callback');
  runLater(steps(path, options), callback);
}

module.exports = {
  Dir,
  opendir,
  opendirSync: (path, options) => runSync(steps(path, options)),
  opendirAsync: (path, options) => runAsync(steps(path, options)),
};
