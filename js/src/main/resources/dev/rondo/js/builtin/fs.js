'use strict';

// The module `fs`.

const { lazy } = require('internal/define');
const { customPromisifyArgs, deprecate, promisify } = require('internal/util');
const check = require('internal/fs/check');
const constants = require('internal/fs/constants');
const operations = require('internal/fs/operations');
const { later, sync } = require('internal/fs/request');
const { install } = require('internal/fs/forms');
const { validateFunction } = require('internal/validators');

const fs = module.exports;
install(fs);

const { close, realpath, realpathSync } = fs;

// Without a callback, an error is an uncaught one.
function orThrow(error) {
  if (error) throw error;
}

function transfer(name) {
  const prepare = (fd, args) => require('internal/fs/transfer')[name](fd, args);
  return {
    later(fd, ...args) {
      const callback = args.pop();
      validateFunction(callback, 'cb');
      const request = prepare(fd, args);
      later(request, (error, count) => callback(error, count ?? 0, request.buffer ?? request.data), callback);
    },
    sync: (fd, ...args) => sync(prepare(fd, args)),
  };
}

function vector(name) {
  const prepare = (fd, views, position) => require('internal/fs/transfer')[name](fd, views, position);
  return {
    later(fd, views, position, callback = position) {
      validateFunction(callback, 'cb');
      const request = prepare(fd, views, position);
      later(request, (error, count) => callback(error, count ?? 0, views), callback);
    },
    sync: (fd, views, position) => sync(prepare(fd, views, position)),
  };
}

for (const [name, form] of Object.entries({
  read: transfer('read'), write: transfer('write'), readv: vector('readv'), writev: vector('writev'),
})) {
  Object.defineProperty(form.later, 'name', { value: name });
  Object.defineProperty(form.sync, 'name', { value: `${name}Sync` });
  const values = [name.startsWith('read') ? 'bytesRead' : 'bytesWritten', name.endsWith('v') ? 'buffers' : 'buffer'];
  Object.defineProperty(form.later, customPromisifyArgs, { value: values, enumerable: false });
  fs[name] = form.later;
  fs[`${name}Sync`] = form.sync;
}

function existsSync(path) {
  try {
    sync(operations.access[1](path));
    return true;
  } catch {
    return false;
  }
}

function exists(path, callback) {
  validateFunction(callback, 'cb');
  let request;
  try {
    request = operations.access[1](path);
  } catch {
    require('process').nextTick(callback, false);
    return;
  }
  later(request, (error) => callback(!error), callback);
}

Object.defineProperty(exists, promisify.custom, {
  value: (path) => new Promise((resolve) => exists(path, resolve)),
});

function unavailable(name) {
  return () => {
    const { codes } = require('internal/errors');
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`fs.${name}`);
  };
}

Object.assign(fs, {
  close: (fd, callback = orThrow) => close(fd, callback),
  exists,
  existsSync,
  fchmod: (...args) => require('internal/fs/descriptors').chmod(...args),
  fchmodSync: (fd, mode) => require('internal/fs/descriptors').chmodSync(fd, mode),
  fchown: (...args) => require('internal/fs/descriptors').chown(...args),
  fchownSync: (fd, uid, gid) => require('internal/fs/descriptors').chownSync(fd, uid, gid),
  futimes: (...args) => require('internal/fs/descriptors').utimes(...args),
  futimesSync: (fd, atime, mtime) => require('internal/fs/descriptors').utimesSync(fd, atime, mtime),
  opendir: (path, options, callback) => require('internal/fs/dir').opendir(path, options, callback),
  opendirSync: (path, options) => require('internal/fs/dir').opendirSync(path, options),
  createReadStream(path, options) {
    return new fs.ReadStream(path, options);
  },
  createWriteStream(path, options) {
    return new fs.WriteStream(path, options);
  },
  mkdtempDisposableSync(prefix, options) {
    const path = fs.mkdtempSync(prefix, options);
    const remove = () => fs.rmSync(path, { force: true, recursive: true });
    return { path, remove, [Symbol.dispose]: remove };
  },
  openAsBlob: (path, options) => require('internal/blob').openAsBlob(path, options),
  watch: unavailable('watch'),
  watchFile: unavailable('watchFile'),
  unwatchFile: unavailable('unwatchFile'),
  _toUnixTimestamp: check.time,
});

// Not enumerable, so that whoever copies the functions is not warned of them.
for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  let value = constants[name];
  const warned = (access) => deprecate(access, `fs.${name} is deprecated, use fs.constants.${name} instead`, 'DEP0176');
  Object.defineProperty(fs, name, {
    get: warned(() => value),
    set: warned((next) => {
      value = next;
    }),
    enumerable: false,
    configurable: true,
  });
}

realpath.native = (path, options, callback) => realpath(path, options, callback);
realpathSync.native = (path, options) => realpathSync(path, options);

lazy(fs, 'Dir', () => require('internal/fs/dir').Dir, true);
lazy(fs, 'Dirent', () => require('internal/fs/dirent').Dirent, true);
lazy(fs, 'Stats', () => require('internal/fs/stats').Stats, true);
lazy(fs, 'ReadStream', () => require('internal/fs/streams').ReadStream, true);
lazy(fs, 'WriteStream', () => require('internal/fs/streams').WriteStream, true);
lazy(fs, 'FileReadStream', () => fs.ReadStream, true);
lazy(fs, 'FileWriteStream', () => fs.WriteStream, true);
lazy(fs, 'promises', () => require('fs/promises'), true);
Object.defineProperty(fs, 'constants', { value: constants, enumerable: true, writable: false });
