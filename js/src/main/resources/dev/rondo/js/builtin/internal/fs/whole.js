'use strict';

// Whole files, read and written in the same steps as Node's: open, look at the size, read or write in pieces, close.
// Each function is a generator that yields requests, and is run at once, with a callback or with promises.

const { AbortError, codes } = require('internal/errors');
const check = require('internal/fs/check');
const operations = require('internal/fs/operations');
const { S_IFMT, S_IFREG } = require('internal/fs/constants');

const CHUNK = 512 * 1024;
const UNKNOWN_CHUNK = 64 * 1024;
const LARGEST = 2 ** 31 - 1;

function isFd(value) {
  return Number.isInteger(value) && value >= 0;
}

function checkAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

// Names a file for functions with promises: a number is no descriptor to them, and what is wrong with a path they find
// one step later.
class Path {
  constructor(path) {
    this.path = path;
  }
}

function opening(file, flags, mode) {
  if (!(file instanceof Path)) return operations.open[1](file, flags, mode);
  return { prepare: () => operations.open[1](file.path, flags, mode) };
}

// Opens unless there is a descriptor already, and closes what it opened, whatever comes between.
function* withFile(file, flags, mode, body) {
  const fd = isFd(file) ? file : yield opening(file, flags, mode);
  let failed = true;
  let result;
  try {
    result = yield* body(fd);
    failed = false;
  } finally {
    if (failed && !isFd(file)) yield operations.close[1](fd);
  }
  if (!isFd(file)) yield operations.close[1](fd);
  return result;
}

function* readPieces(fd, size, signal) {
  const { Buffer } = require('buffer');
  const pieces = [];
  let total = 0;
  while (size === 0 || total < size) {
    checkAborted(signal);
    const buffer = Buffer.allocUnsafe(size === 0 ? UNKNOWN_CHUNK : Math.min(size - total, CHUNK));
    const count = yield { op: 'read', syscall: 'read', args: [fd, buffer, 0, buffer.length, -1] };
    if (count === 0) break;
    pieces.push(count === buffer.length ? buffer : buffer.subarray(0, count));
    total += count;
  }
  return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, total);
}

function* readFile(file, options, syncly = false) {
  const settings = check.options(options, { flag: 'r' });
  const { encoding, flag, signal } = settings;
  checkAborted(signal);
  const bytes = yield* withFile(file, flag, 0o666, function* (fd) {
    const stats = yield operations.fstat[1](fd);
    const size = (stats.mode & S_IFMT) === S_IFREG ? stats.size : 0;
    if (size > LARGEST) throw new codes.ERR_FS_FILE_TOO_LARGE(size);
    checkAborted(signal);
    return yield* readPieces(fd, size, syncly ? undefined : signal);
  });
  return encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes;
}

function bytesToWrite(data, encoding) {
  const { Buffer } = require('buffer');
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (typeof data !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  return Buffer.from(data, encoding || 'utf8');
}

function* writeAll(fd, bytes, signal) {
  let written = 0;
  do {
    checkAborted(signal);
    const part = bytes.subarray(written, written + CHUNK);
    written += yield { op: 'write', syscall: 'write', args: [fd, part, -1] };
  } while (written < bytes.length);
}

function* writeFile(file, data, options, defaultFlag = 'w') {
  const settings = check.options(options, { encoding: 'utf8', mode: 0o666, flag: defaultFlag, flush: false });
  const flag = settings.flag ?? defaultFlag;
  const bytes = bytesToWrite(data, settings.encoding);
  require('internal/validators').validateBoolean(settings.flush ?? false, 'options.flush');
  checkAborted(settings.signal);
  yield* withFile(file, flag, settings.mode, function* (fd) {
    yield* writeAll(fd, bytes, settings.signal);
    if (settings.flush) yield operations.fsync[1](fd);
  });
}

function* appendFile(file, data, options) {
  yield* writeFile(file, data, options, 'a');
}

function* truncate(path, length = 0) {
  require('internal/validators').validateInteger(length, 'len');
  yield* withFile(path, 'r+', 0o666, function* (fd) {
    yield operations.ftruncate[1](fd, length);
  });
}

module.exports = { Path, appendFile, checkAborted, isFd, readFile, truncate, writeFile };
