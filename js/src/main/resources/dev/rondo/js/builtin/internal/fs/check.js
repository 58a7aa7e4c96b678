'use strict';

// Checks of what programs pass to fs, with Node's errors.

const { codes } = require('internal/errors');
const { parseFileMode, validateInt32, validateInteger, validateOneOf } = require('internal/validators');
const constants = require('internal/fs/constants');

function isUrl(value) {
  return value !== null && typeof value === 'object' && typeof value.href === 'string' &&
    typeof value.protocol === 'string' && value.auth === undefined && value.path === undefined;
}

/** The path as a string; it may be given as bytes or as a URL too. */
function path(value, name = 'path') {
  let text = value;
  if (isUrl(value)) text = require('internal/url').fileURLToPath(value);
  if (typeof text !== 'string' && !(text instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], value);
  }
  if (typeof text !== 'string') text = require('buffer').Buffer.from(text).toString();
  if (text.includes('\0')) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a string, Uint8Array, or URL without null bytes');
  }
  return text.toWellFormed();
}

function fd(value, name = 'fd') {
  validateInt32(value, name, 0, 2147483647);
  return value === 0 ? 0 : value;
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

const flagNumbers = {
  __proto__: null,
  r: O_RDONLY, rs: O_RDONLY | O_SYNC, sr: O_RDONLY | O_SYNC,
  'r+': O_RDWR, 'rs+': O_RDWR | O_SYNC, 'sr+': O_RDWR | O_SYNC,
  w: O_TRUNC | O_CREAT | O_WRONLY, wx: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL, xw: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  'w+': O_TRUNC | O_CREAT | O_RDWR, 'wx+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL, 'xw+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  a: O_APPEND | O_CREAT | O_WRONLY, ax: O_APPEND | O_CREAT | O_WRONLY | O_EXCL, xa: O_APPEND | O_CREAT | O_WRONLY | O_EXCL,
  as: O_APPEND | O_CREAT | O_WRONLY | O_SYNC, sa: O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  'a+': O_APPEND | O_CREAT | O_RDWR, 'ax+': O_APPEND | O_CREAT | O_RDWR | O_EXCL, 'xa+': O_APPEND | O_CREAT | O_RDWR | O_EXCL,
  'as+': O_APPEND | O_CREAT | O_RDWR | O_SYNC, 'sa+': O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};

function flags(value, name = 'flags') {
  if (typeof value === 'number') {
    validateInt32(value, name);
    return value;
  }
  if (value === undefined || value === null) return O_RDONLY;
  const known = flagNumbers[value];
  if (known === undefined) throw new codes.ERR_INVALID_ARG_VALUE(name, value);
  return known;
}

function mode(value, def) {
  return parseFileMode(value, 'mode', def);
}

function encoding(value) {
  const { Buffer } = require('buffer');
  if (value && value !== 'buffer' && !Buffer.isEncoding(value)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', value, 'is invalid encoding');
  }
}

/** Options: an object, or the name of an encoding. */
function options(value, defaults = {}) {
  if (value === undefined || value === null || typeof value === 'function') return defaults;
  if (typeof value === 'string') {
    encoding(value);
    return { ...defaults, encoding: value };
  }
  if (typeof value !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], value);
  encoding(value.encoding);
  if (value.signal !== undefined) require('internal/validators').validateAbortSignal(value.signal, 'options.signal');
  return { ...defaults, ...value };
}

/** Text that the program wants in an encoding, or as bytes. */
function encoded(text, wanted) {
  if (wanted === undefined || wanted === null || wanted === 'utf8' || wanted === 'utf-8') return text;
  const { Buffer } = require('buffer');
  const bytes = Buffer.from(text);
  return wanted === 'buffer' ? bytes : bytes.toString(wanted);
}

/** A time in seconds. */
function time(value, name = 'time') {
  if (typeof value === 'string' && +value == value) return +value;
  if (Number.isFinite(value)) return value < 0 ? Date.now() / 1000 : value;
  if (value instanceof Date) return value.getTime() / 1000;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], value);
}

/** The number of a user or group, or -1. */
function id(value, name) {
  validateInteger(value, name, -1, 4294967295);
  return value;
}

function accessMode(value) {
  const number = value ?? constants.F_OK;
  validateInteger(number, 'mode', 0, 7);
  return number;
}

function copyMode(value) {
  const number = value ?? 0;
  validateInteger(number, 'mode', 0, 7);
  return number;
}

/** Where in a file: -1 for where it stands. */
function position(value, length = 0) {
  if (value === undefined || value === null) return -1;
  if (typeof value === 'bigint') {
    const greatest = 2n ** 63n - 1n - BigInt(length);
    if (value < -1n || value > greatest) throw new codes.ERR_OUT_OF_RANGE('position', `>= -1 && <= ${greatest}`, value);
    return Number(value);
  }
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE('position', ['integer', 'bigint'], value);
  validateInteger(value, 'position', -1, Number.MAX_SAFE_INTEGER - length);
  return value;
}

function symlinkType(value) {
  if (value !== undefined && value !== null) validateOneOf(value, 'type', ['dir', 'file', 'junction']);
}

module.exports = {
  accessMode, copyMode, encoded, encoding, fd, flags, id, isUrl, mode, options, path, position, symlinkType, time,
};
