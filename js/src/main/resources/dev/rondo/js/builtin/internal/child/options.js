'use strict';

// What spawn, exec and their like are passed, checked and brought into one shape.

const process = require('process');
const { codes } = require('internal/errors');
const {
  validateAbortSignal, validateBoolean, validateFunction, validateInt32, validateObject, validateString,
  validateStringWithoutNullBytes,
} = require('internal/validators');
const { signals } = require('os').constants;

function isNothing(value) {
  return value === undefined || value === null;
}

function checkText(value, name) {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a string without null bytes');
  }
}

function checkDirectory(cwd) {
  if (typeof cwd !== 'string' && !(cwd instanceof Uint8Array) && !require('internal/fs/check').isUrl(cwd)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.cwd', ['string', 'Buffer', 'URL'], cwd);
  }
  checkText(String(cwd), 'options.cwd');
}

function checkOptions(settings) {
  if (!isNothing(settings.cwd)) checkDirectory(settings.cwd);
  if (!isNothing(settings.detached)) validateBoolean(settings.detached, 'options.detached');
  if (!isNothing(settings.uid)) validateInt32(settings.uid, 'options.uid');
  if (!isNothing(settings.gid)) validateInt32(settings.gid, 'options.gid');
  if (!isNothing(settings.shell) && typeof settings.shell !== 'boolean' && typeof settings.shell !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.shell', ['Boolean', 'string'], settings.shell);
  }
  if (!isNothing(settings.argv0)) validateString(settings.argv0, 'options.argv0');
  if (!isNothing(settings.windowsHide)) validateBoolean(settings.windowsHide, 'options.windowsHide');
  checkLimits(settings);
}

function checkLimits({ timeout, maxBuffer, killSignal, signal }) {
  if (!isNothing(timeout) && !(Number.isInteger(timeout) && timeout >= 0)) {
    throw new codes.ERR_OUT_OF_RANGE('timeout', 'an unsigned integer', timeout);
  }
  if (!isNothing(maxBuffer) && !(typeof maxBuffer === 'number' && maxBuffer >= 0)) {
    throw new codes.ERR_OUT_OF_RANGE('options.maxBuffer', 'a positive number', maxBuffer);
  }
  if (!isNothing(killSignal)) signalName(killSignal);
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
}

/** The name of a signal that is given by name or number. */
function signalName(signal = 'SIGTERM') {
  if (typeof signal === 'number') {
    const name = Object.keys(signals).find((each) => signals[each] === signal);
    if (name === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(signal);
    return name;
  }
  if (typeof signal === 'string' && signals[signal.toUpperCase()] !== undefined) return signal.toUpperCase();
  if (typeof signal !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('options.killSignal', ['string', 'number'], signal);
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

// For each of the three streams: pipe, inherit or ignore; numbers are the program's own streams.
function streams(stdio = 'pipe') {
  const list = typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio;
  if (!Array.isArray(list)) throw new codes.ERR_INVALID_ARG_VALUE('stdio', stdio);
  return [0, 1, 2].map((i) => {
    const kind = list[i] ?? 'pipe';
    if (kind === 'pipe' || kind === 'overlapped') return 'pipe';
    if (kind === 'ignore') return 'ignore';
    if (kind === 'inherit' || kind === i || kind?.fd === i) return 'inherit';
    if (Number.isInteger(kind) || kind?.fd !== undefined) return 'ignore';
    throw new codes.ERR_INVALID_ARG_VALUE('stdio', kind);
  });
}

function environmentOf(env = process.env) {
  return Object.keys(env).filter((key) => env[key] !== undefined).map((key) => `${key}=${env[key]}`);
}

function shellCommand(file, args, shell) {
  const command = [file, ...args].join(' ');
  return [typeof shell === 'string' ? shell : '/bin/sh', '-c', command];
}

function checkFile(file) {
  validateString(file, 'file');
  if (file.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('file', file, 'cannot be empty');
  checkText(file, 'file');
}

/** (file, args, options) with both of the latter optional, in one object. */
function spawnOptions(file, args, options) {
  checkFile(file);
  let list = args;
  let settings = options;
  if (isNothing(args)) list = [];
  else if (!Array.isArray(args)) {
    if (typeof args !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('args', 'object', args);
    list = [];
    settings = args;
  }
  settings ??= {};
  validateObject(settings, 'options');
  checkOptions(settings);
  list.forEach((each, i) => checkText(each, `args[${i}]`));
  const strings = list.map(String);
  const command = settings.shell ? shellCommand(file, strings, settings.shell) : [file, ...strings];
  return {
    ...settings,
    file: command[0],
    args: settings.shell ? command : [settings.argv0 ?? file, ...strings],
    command,
    environment: environmentOf(settings.env ?? undefined),
    directory: isNothing(settings.cwd) ? '' : directoryOf(settings.cwd),
    streams: streams(settings.stdio ?? undefined),
  };
}

function directoryOf(cwd) {
  return typeof cwd === 'string' ? cwd : require('internal/url').fileURLToPath(cwd);
}

/** What follows the file in execFile: [args][, options][, callback]. */
function execFileArguments(rest) {
  const [first] = rest;
  const args = Array.isArray(first) ? rest.shift() : [];
  if (!Array.isArray(first) && isNothing(first)) rest.shift();
  let settings;
  if (!isNothing(rest[0]) && typeof rest[0] === 'object') settings = rest.shift();
  else if (isNothing(rest[0]) && rest.length > 1) rest.shift();
  const [callback] = rest;
  if (!isNothing(callback)) validateFunction(callback, 'callback');
  return { args, settings: { encoding: 'utf8', maxBuffer: 1024 * 1024, ...settings }, callback: callback ?? undefined };
}

/** What follows the command in exec: [options][, callback]. */
function execArguments(command, rest) {
  validateStringWithoutNullBytes(command, 'command');
  const [first, second] = rest;
  const callback = typeof first === 'function' ? first : second;
  const settings = typeof first === 'function' ? {} : first;
  if (callback !== undefined && callback !== null) validateFunction(callback, 'callback');
  return { settings: { encoding: 'utf8', maxBuffer: 1024 * 1024, ...settings }, callback: callback ?? undefined };
}

module.exports = { execArguments, execFileArguments, signalName, spawnOptions };
