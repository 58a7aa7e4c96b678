'use strict';

// FileHandle: a file that is open, with methods that answer promises.

const EventEmitter = require('events');
const operations = require('internal/fs/operations');
const transfer = require('internal/fs/transfer');
const whole = require('internal/fs/whole');
const { promise } = require('internal/fs/request');
const { runAsync } = require('internal/fs/steps');

class FileHandle extends EventEmitter {
  #fd;
  #closing;

  constructor(fd) {
    super();
    this.#fd = fd;
  }

  get fd() {
    return this.#fd;
  }

  #open(syscall) {
    if (this.#fd === -1) throw Object.assign(new Error('file closed'), { code: 'EBADF', syscall });
    return this.#fd;
  }

  async appendFile(data, options) {
    return await writeAnything(this.#open('write'), data, options, 'a');
  }

  async chmod(mode) {
    return await runAsync(require('internal/fs/descriptors').steps.chmod(this.#open('fchmod'), mode));
  }

  async chown(uid, gid) {
    return await runAsync(require('internal/fs/descriptors').steps.chown(this.#open('fchown'), uid, gid));
  }

  async datasync() {
    return await promise(operations.fdatasync[1](this.#open('fdatasync')));
  }

  async sync() {
    return await promise(operations.fsync[1](this.#open('fsync')));
  }

  async read(...args) {
    const request = transfer.read(this.#open('read'), args);
    return { __proto__: null, bytesRead: await promise(request), buffer: request.buffer };
  }

  async readv(buffers, position) {
    return { __proto__: null, bytesRead: await promise(transfer.readv(this.#open('read'), buffers, position)), buffers };
  }

  async readFile(options) {
    return await runAsync(whole.readFile(this.#open('read'), options));
  }

  async *readLines(options) {
    const text = await this.readFile({ encoding: 'utf8', ...options });
    const lines = text.split(/\r\n|[\n\r]/);
    if (lines.at(-1) === '') lines.pop();
    yield* lines;
  }

  async stat(options) {
    return await promise(operations.fstat[1](this.#open('fstat'), options));
  }

  async truncate(length = 0) {
    return await promise(operations.ftruncate[1](this.#open('ftruncate'), length));
  }

  async utimes(atime, mtime) {
    return await runAsync(require('internal/fs/descriptors').steps.utimes(this.#open('futime'), atime, mtime));
  }

  async write(data, ...args) {
    if (ArrayBuffer.isView(data) && data.byteLength === 0) return { __proto__: null, bytesWritten: 0, buffer: data };
    const request = transfer.write(this.#open('write'), [data, ...args]);
    return { __proto__: null, bytesWritten: await promise(request), buffer: data };
  }

  async writev(buffers, position) {
    return { __proto__: null, bytesWritten: await promise(transfer.writev(this.#open('write'), buffers, position)), buffers };
  }

  async writeFile(data, options) {
    return await writeAnything(this.#open('write'), data, options);
  }

  createReadStream(options) {
    return new (require('internal/fs/streams').ReadStream)('', { ...options, fd: this.#open('read') });
  }

  createWriteStream(options) {
    return new (require('internal/fs/streams').WriteStream)('', { ...options, fd: this.#open('write') });
  }

  close() {
    if (this.#fd === -1) return Promise.resolve();
    if (this.#closing !== undefined) return this.#closing;
    const fd = this.#fd;
    this.#fd = -1;
    this.#closing = promise(operations.close[1](fd)).finally(() => {
      this.#closing = undefined;
    });
    this.emit('close');
    return this.#closing;
  }

  async [Symbol.asyncDispose ?? Symbol('asyncDispose')]() {
    await this.close();
  }
}

function isPieces(data) {
  return data !== null && typeof data === 'object' && !ArrayBuffer.isView(data) &&
    (data[Symbol.asyncIterator] ?? data[Symbol.iterator]) !== undefined;
}

// Answers a promise; what is wrong with the arguments is thrown.
function writeAnything(file, data, options, defaultFlag = 'w') {
  if (!isPieces(data)) return runAsync(whole.writeFile(file, data, options, defaultFlag));
  const settings = { flag: defaultFlag, mode: 0o666, encoding: 'utf8', ...require('internal/fs/check').options(options) };
  whole.checkAborted(settings.signal);
  return writePieces(file, data, settings);
}

// What can be iterated: the pieces one after another.
async function writePieces(file, data, { flag, mode, encoding, signal }) {
  const fd = whole.isFd(file) ? file : await promise(operations.open[1](file.path, flag, mode));
  try {
    for await (const piece of data) {
      whole.checkAborted(signal);
      await runAsync(whole.writeFile(fd, piece, { encoding, signal }));
    }
    whole.checkAborted(signal);
  } finally {
    if (!whole.isFd(file)) await promise(operations.close[1](fd));
  }
  return undefined;
}

module.exports = { FileHandle, writeAnything };
