'use strict';

// Calls that are one call of the host: for each, how its arguments become a request.

const check = require('internal/fs/check');
const { validateInteger, validateBoolean } = require('internal/validators');

function stats(op) {
  return (path, options = {}) => ({
    op,
    syscall: op,
    path: check.path(path),
    optional: options?.throwIfNoEntry === false,
    get args() {
      return [this.path];
    },
    result: (values) => require('internal/fs/stats').create(values, options?.bigint === true),
  });
}

function onPath(op, syscall, path, ...args) {
  const checked = check.path(path);
  return { op, syscall, path: checked, args: [checked, ...args], empty: true };
}

function onTwo(op, from, to, names, ...args) {
  const path = check.path(from, names[0]);
  const dest = check.path(to, names[1]);
  return { op, syscall: op.toLowerCase(), path, dest, args: [path, dest, ...args], empty: true };
}

function onFd(op, syscall, fd, ...args) {
  return { op, syscall, args: [check.fd(fd), ...args], empty: true };
}

function access(path, mode) {
  return onPath('access', 'access', path, check.accessMode(mode));
}

function open(path, flags, mode) {
  const checked = check.path(path);
  return { op: 'open', syscall: 'open', path: checked, args: [checked, check.flags(flags), check.mode(mode, 0o666)] };
}

function mkdir(path, options) {
  const mode = typeof options === 'object' && options !== null ? options.mode : options;
  const recursive = options?.recursive === undefined ? false : options.recursive;
  const checked = check.path(path);
  validateBoolean(recursive, 'options.recursive');
  return { op: 'mkdir', syscall: 'mkdir', path: checked, args: [checked, check.mode(mode, 0o777), recursive], empty: !recursive };
}

function mkdtemp(prefix, options) {
  const { encoding } = check.options(options);
  const path = check.path(prefix, 'prefix');
  if (path.endsWith('X')) warnOfTemplate();
  const template = path + 'X'.repeat(6);
  return { op: 'mkdtemp', syscall: 'mkdtemp', path: template, args: [path], result: (text) => check.encoded(text, encoding) };
}

let warned = false;

function warnOfTemplate() {
  if (warned) return;
  warned = true;
  require('process').emitWarning('mkdtemp() templates ending with X are not portable. For details see: https://nodejs.org/api/fs.html');
}

function statfs(path, options) {
  const names = ['type', 'bsize', 'blocks', 'bfree', 'bavail', 'files', 'ffree'];
  const convert = options?.bigint === true ? BigInt : Number;
  const { StatFs } = require('internal/fs/stats');
  const result = (values) => Object.assign(new StatFs(), Object.fromEntries(names.map((name, i) => [name, convert(values[i])])));
  const checked = check.path(path);
  return { op: 'statfs', syscall: 'statfs', path: checked, args: [checked], result };
}

function realpath(path, options) {
  const { encoding } = check.options(options);
  const checked = check.path(path);
  const absolute = require('path').resolve(checked);
  return { op: 'realpath', syscall: 'lstat', path: absolute, args: [absolute], result: (text) => check.encoded(text, encoding) };
}

function readlink(path, options) {
  const { encoding } = check.options(options);
  const checked = check.path(path, 'oldPath');
  return { op: 'readlink', syscall: 'readlink', path: checked, args: [checked], result: (text) => check.encoded(text, encoding) };
}

function symlink(target, path, type) {
  check.symlinkType(type);
  return onTwo('symlink', target, path, ['target', 'path']);
}

function copyFile(from, to, mode) {
  return onTwo('copyFile', from, to, ['src', 'dest'], check.copyMode(mode));
}

function times(op, path, atime, mtime, follow) {
  return onPath('utimes', op, path, check.time(atime), check.time(mtime), follow);
}

function owner(op, path, uid, gid, follow) {
  const checked = check.path(path);
  return onPath('chown', op, checked, check.id(uid, 'uid'), check.id(gid, 'gid'), follow);
}

function ftruncate(fd, length = 0) {
  validateInteger(length, 'len');
  return onFd('ftruncate', 'ftruncate', fd, Math.max(0, length));
}

function fstat(fd, options) {
  return {
    op: 'fstat',
    syscall: 'fstat',
    args: [check.fd(fd)],
    result: (values) => require('internal/fs/stats').create(values, options?.bigint === true),
  };
}

// name: [how many arguments come before the callback, the request of the arguments]
module.exports = {
  access: [2, access],
  chmod: [2, (path, mode) => onPath('chmod', 'chmod', path, check.mode(mode))],
  chown: [3, (path, uid, gid) => owner('chown', path, uid, gid, true)],
  close: [1, (fd) => onFd('close', 'close', fd)],
  copyFile: [3, copyFile],
  fdatasync: [1, (fd) => onFd('fsync', 'fdatasync', fd, false)],
  fstat: [2, fstat],
  fsync: [1, (fd) => onFd('fsync', 'fsync', fd, true)],
  ftruncate: [2, ftruncate],
  lchown: [3, (path, uid, gid) => owner('lchown', path, uid, gid, false)],
  link: [2, (from, to) => onTwo('link', from, to, ['existingPath', 'newPath'])],
  lstat: [2, stats('lstat')],
  lutimes: [3, (path, atime, mtime) => times('lutime', path, atime, mtime, false)],
  mkdir: [2, mkdir],
  mkdtemp: [2, mkdtemp],
  open: [3, open],
  readlink: [2, readlink],
  realpath: [2, realpath],
  rename: [2, (from, to) => onTwo('rename', from, to, ['oldPath', 'newPath'])],
  rmdir: [2, (path) => onPath('rmdir', 'rmdir', path)],
  stat: [2, stats('stat')],
  statfs: [2, statfs],
  symlink: [3, symlink],
  unlink: [1, (path) => onPath('unlink', 'unlink', path)],
  utimes: [3, (path, atime, mtime) => times('utime', path, atime, mtime, true)],
};
