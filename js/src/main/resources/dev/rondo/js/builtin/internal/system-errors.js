'use strict';

// Errors of the operating system, as libuv names and words them (numbers are Linux's, negated).

const { define, isNodeError, restack } = require('internal/errors');

let table;

function errorTable() {
  if (table !== undefined) return table;
  table = new Map();
  for (const line of require('internal/errno')) {
    const [number, name, ...words] = line.split(' ');
    table.set(-number, [name, words.join(' ')]);
  }
  return table;
}

let numbers;

/** The negated errno of a name such as 'ENOENT'. */
function errnoOf(name) {
  if (numbers === undefined) {
    numbers = new Map();
    for (const [errno, [key]] of errorTable()) numbers.set(key, errno);
  }
  return numbers.get(name);
}

function getSystemErrorName(errno) {
  return errorTable().get(errno)?.[0] ?? `Unknown system error ${errno}`;
}

function getSystemErrorMessage(errno) {
  return errorTable().get(errno)?.[1];
}

/** An error of a system call: `{ errno | code, syscall, path?, dest?, message? }` decides its message and fields. */
function uvException(context) {
  const errno = context.errno ?? errnoOf(context.code);
  const [code, words] = errorTable().get(errno) ?? ['UNKNOWN', 'unknown error'];
  let message = `${code}: ${context.message || words}, ${context.syscall}`;
  if (context.path !== undefined) message += ` '${context.path}'`;
  if (context.dest) message += ` -> '${context.dest}'`;
  const error = new Error(message);
  error.errno = errno;
  error.code = code;
  error.syscall = context.syscall;
  if (context.path !== undefined) error.path = String(context.path);
  if (context.dest) error.dest = String(context.dest);
  return restack(error, uvException);
}

/** The older form without a path: "connect ECONNREFUSED details". */
function errnoException(errno, syscall, original) {
  const code = getSystemErrorName(errno);
  const error = new Error(original ? `${syscall} ${code} ${original}` : `${syscall} ${code}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  return restack(error, errnoException);
}

function exceptionWithHostPort(errno, syscall, address, port, additional) {
  const code = getSystemErrorName(errno);
  let details = '';
  if (port && port > 0) details = ` ${address}:${port}`;
  else if (address) details = ` ${address}`;
  if (additional) details += ` - Local (${additional})`;
  const error = new Error(`${syscall} ${code}${details}`);
  error.errno = errno;
  error.code = code;
  error.syscall = syscall;
  error.address = address;
  if (port) error.port = port;
  return restack(error, exceptionWithHostPort);
}

function systemMessage(prefix, context) {
  let message = `${prefix}: ${context.syscall} returned ${context.code} (${context.message})`;
  if (context.path !== undefined) message += ` ${context.path}`;
  if (context.dest !== undefined) message += ` => ${context.dest}`;
  return message;
}

function mirror(error, context, key) {
  Object.defineProperty(error, key, {
    get: () => context[key],
    set: (value) => {
      context[key] = value;
    },
    enumerable: true,
    configurable: true,
  });
}

/** An error with a code of Node's own that reports the context of a failed system call. */
class SystemError extends Error {
  constructor(key, prefix, context) {
    super(systemMessage(prefix, context));
    define(this, 'name', 'SystemError');
    this.code = key;
    Object.defineProperty(this, 'info', { value: context, enumerable: true, configurable: true });
    mirror(this, context, 'errno');
    mirror(this, context, 'syscall');
    if (context.path !== undefined) mirror(this, context, 'path');
    if (context.dest !== undefined) mirror(this, context, 'dest');
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

Object.defineProperty(SystemError.prototype, isNodeError, { value: true, configurable: true });

module.exports = {
  SystemError,
  errnoException,
  errnoOf,
  exceptionWithHostPort,
  getSystemErrorMap: () => new Map(errorTable()),
  getSystemErrorMessage,
  getSystemErrorName,
  uvException,
};
