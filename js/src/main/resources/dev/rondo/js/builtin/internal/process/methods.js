'use strict';

// The rarer methods of `process`.

const { validateArray, validateInteger, validateNumber, validateObject, validateString } = require('internal/validators');
const host = binding.process;

function codes() {
  return require('internal/errors').codes;
}

function chdir(directory) {
  validateString(directory, 'directory');
  if (host.chdir(directory)) return;
  const { uvException } = require('internal/errors');
  throw uvException({ code: 'ENOENT', syscall: 'chdir', path: host.cwd(), dest: directory.toWellFormed() });
}

let mask = 0o022;

function umask(value) {
  const before = mask;
  if (value !== undefined) {
    const next = typeof value === 'string' ? parseInt(value, 8) : value;
    if (!Number.isInteger(next)) {
      throw new (codes().ERR_INVALID_ARG_VALUE)('mask', value, 'must be a 32-bit unsigned integer or an octal string');
    }
    mask = next & 0o777;
  }
  return before;
}

function cpuUsage(previous) {
  const now = host.cpuUsage();
  if (previous === undefined) return now;
  validateObject(previous, 'prevValue');
  return { user: now.user - previous.user, system: now.system - previous.system };
}

function threadCpuUsage(previous) {
  if (previous !== undefined) {
    validateObject(previous, 'prevValue');
    validateNumber(previous.user, 'prevValue.user');
    validateNumber(previous.system, 'prevValue.system');
  }
  const { user, system } = host.cpuUsage();
  return {
    user: Math.trunc(user) - (previous?.user ?? 0),
    system: Math.trunc(system) - (previous?.system ?? 0),
  };
}

function kill(pid, signal = 'SIGTERM') {
  if (!Number.isInteger(pid)) throw new (codes().ERR_INVALID_ARG_TYPE)('pid', 'number', pid);
  if (typeof signal === 'string' && require('os').constants.signals[signal] === undefined) {
    throw new (codes().ERR_UNKNOWN_SIGNAL)(signal);
  }
  if (!host.kill(pid, String(signal))) {
    const error = new Error('kill ESRCH');
    throw Object.assign(error, { errno: -3, code: 'ESRCH', syscall: 'kill' });
  }
  return true;
}

function checkHrtime(previous) {
  validateArray(previous, 'time');
  if (previous.length !== 2) throw new (codes().ERR_OUT_OF_RANGE)('time', 2, previous.length);
}

function checkedExitCode(value) {
  if (value === undefined || value === null) return value;
  if (typeof value === 'string' && value !== '') {
    validateInteger(Number.isInteger(+value) ? +value : value, 'code');
    return value;
  }
  validateInteger(value, 'code');
  return value;
}

function loadEnvFile(path = undefined) {
  require('internal/env-file').load(path ?? '.env', require('process').env);
}

function bindingRefused(name) {
  throw Object.assign(new Error(`No such module: ${name}`), { code: 'ERR_INVALID_MODULE' });
}

// Objects say themselves how they are kept from, and how they keep, the program alive.
function setRef(object, name) {
  const method = object?.[Symbol.for(`nodejs.${name}`)] ?? object?.[name];
  if (typeof method === 'function') Reflect.apply(method, object, []);
}

// One name for each thing that keeps the program alive.
function activeResources() {
  const { activeTimeouts } = require('internal/timer-objects');
  const others = host.activeResources().filter((name) => name !== 'Timeout');
  const immediates = others.filter((name) => name === 'Immediate');
  const rest = others.filter((name) => name !== 'Immediate');
  return [...rest, ...new Array(activeTimeouts()).fill('Timeout'), ...immediates];
}

module.exports = { activeResources, chdir, umask, cpuUsage, kill, checkHrtime, checkedExitCode, loadEnvFile, bindingRefused, setRef, threadCpuUsage };
