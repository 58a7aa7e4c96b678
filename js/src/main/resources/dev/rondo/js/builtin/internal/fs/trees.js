'use strict';

// Directories and what is below them, as generators of requests (see steps.js).

const path = require('path');
const { codes } = require('internal/errors');
const check = require('internal/fs/check');
const { failure } = require('internal/fs/request');
const operations = require('internal/fs/operations');
const { validateBoolean, validateFunction, validateInteger, validateObject } = require('internal/validators');
const { S_IFDIR, S_IFLNK, S_IFMT } = require('internal/fs/constants');

const IS_DIRECTORY = 2;

function* list(directory, withTypes) {
  return yield { op: 'readdir', syscall: 'scandir', path: directory, args: [directory, withTypes] };
}

function* readdir(directory, options) {
  const { encoding, recursive = false, withFileTypes = false } = check.options(options);
  const base = check.path(directory);
  if (recursive !== undefined && recursive !== null) validateBoolean(recursive, 'options.recursive');
  const found = [];
  const open = [base];
  while (open.length > 0) {
    const here = open.shift();
    const [names, types] = withFileTypes || recursive ? yield* list(here, true) : [yield* list(here, false)];
    for (const [i, name] of names.entries()) {
      found.push(withFileTypes ? entry(check.encoded(name, encoding), here, types[i])
        : check.encoded(path.relative(base, path.join(here, name)), encoding));
      if (recursive && types[i] === IS_DIRECTORY) open.push(path.join(here, name));
    }
  }
  return found;
}

function entry(name, directory, type) {
  const { Dirent } = require('internal/fs/dirent');
  return new Dirent(name, directory, type);
}

function rmOptions(options) {
  if (options === undefined) return {};
  validateObject(options, 'options');
  const { force = false, recursive = false, maxRetries = 0, retryDelay = 100 } = options;
  validateBoolean(force, 'options.force');
  validateBoolean(recursive, 'options.recursive');
  validateInteger(retryDelay, 'options.retryDelay', 0, 2147483647);
  validateInteger(maxRetries, 'options.maxRetries', 0, 4294967295);
  return { force, recursive };
}

function* rm(target, options) {
  const checked = check.path(target);
  const { force, recursive } = rmOptions(options);
  try {
    yield { op: 'rm', syscall: 'rm', path: checked, args: [checked, recursive, force] };
  } catch (error) {
    if (error.code === 'ENOENT') throw failure('ENOENT', { syscall: 'lstat', path: checked });
    if (error.code !== 'EISDIR') throw error;
    throw new codes.ERR_FS_EISDIR({ code: 'EISDIR', message: 'is a directory', path: checked, syscall: 'rm', errno: 21 });
  }
}

function* statOrNothing(file, follow) {
  try {
    return yield operations[follow ? 'stat' : 'lstat'][1](file);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function kind(stats) {
  return stats === undefined ? 0 : stats.mode & S_IFMT;
}

function* cp(source, destination, options = {}) {
  validateObject(options, 'options');
  if (options.filter !== undefined) validateFunction(options.filter, 'options.filter');
  const from = check.path(source, 'src');
  const to = check.path(destination, 'dest');
  yield* copy(from, to, { force: true, ...options });
}

function* copy(from, to, options) {
  if (options.filter !== undefined && !options.filter(from, to)) return;
  const stats = yield operations[options.dereference ? 'stat' : 'lstat'][1](from);
  const there = yield* statOrNothing(to, false);
  if (kind(stats) === S_IFDIR) {
    if (!options.recursive) {
      throw new codes.ERR_FS_EISDIR({
        code: 'EISDIR', message: `Recursive option not enabled, cannot copy a directory: ${from}`, path: from, syscall: 'cp', errno: 21,
      });
    }
    if (there === undefined) yield operations.mkdir[1](to, { recursive: true });
    for (const name of yield* list(from, false)) yield* copy(path.join(from, name), path.join(to, name), options);
    return;
  }
  if (there !== undefined && !options.force) {
    if (options.errorOnExist) throw Object.assign(new Error(`Target already exists: cp returned EEXIST (${to} already exists) ${to}`), { code: 'ERR_FS_CP_EEXIST' });
    return;
  }
  if (kind(stats) === S_IFLNK) {
    if (there !== undefined) yield operations.unlink[1](to);
    yield operations.symlink[1](yield operations.readlink[1](from), to);
    return;
  }
  if (there === undefined) yield operations.mkdir[1](path.dirname(to), { recursive: true });
  yield operations.copyFile[1](from, to, options.mode ?? 0);
}

module.exports = { cp, readdir, rm };
