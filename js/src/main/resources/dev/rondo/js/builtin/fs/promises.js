'use strict';

// The module `fs/promises`.

const { FileHandle, writeAnything } = require('internal/fs/file-handle');
const operations = require('internal/fs/operations');
const trees = require('internal/fs/trees');
const whole = require('internal/fs/whole');
const { promise } = require('internal/fs/request');
const { runAsync } = require('internal/fs/steps');

const BY_DESCRIPTOR = new Set(['close', 'fdatasync', 'fstat', 'fsync', 'ftruncate', 'open']);

for (const [name, [, prepare]] of Object.entries(operations)) {
  if (BY_DESCRIPTOR.has(name)) continue;
  Object.assign(module.exports, {
    async [name](...args) {
      return await promise(prepare(...args));
    },
  });
}

// A whole file may be named by a handle.
function fileOf(file) {
  return file instanceof FileHandle ? file.fd : new whole.Path(file);
}

async function write(file, data, options, flag) {
  return await writeAnything(fileOf(file), data, options, flag);
}

Object.assign(module.exports, {
  async appendFile(file, data, options) {
    // Without await, which takes two steps more, as in Node.
    return write(file, data, options, 'a');
  },
  async cp(source, destination, options) {
    return await runAsync(trees.cp(source, destination, options));
  },
  async mkdtempDisposable(prefix, options) {
    const path = await module.exports.mkdtemp(prefix, options);
    const remove = () => module.exports.rm(path, { force: true, recursive: true });
    return { path, remove, [Symbol.asyncDispose]: remove };
  },
  async open(path, flags, mode) {
    return new FileHandle(await promise(operations.open[1](path, flags, mode)));
  },
  async opendir(path, options) {
    return await require('internal/fs/dir').opendirAsync(path, options);
  },
  async readFile(file, options) {
    return await runAsync(whole.readFile(fileOf(file), options));
  },
  async readdir(path, options) {
    return await runAsync(trees.readdir(path, options));
  },
  async rm(path, options) {
    return await runAsync(trees.rm(path, options));
  },
  async truncate(path, length) {
    return await runAsync(whole.truncate(fileOf(path), length));
  },
  async writeFile(file, data, options) {
    return await writeAnything(fileOf(file), data, options);
  },
  constants: require('internal/fs/constants'),
});
