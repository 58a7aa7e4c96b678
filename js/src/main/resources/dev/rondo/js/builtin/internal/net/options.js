'use strict';

// The arguments of connect() and listen(), and what is the same for all sockets.

const { validateBoolean, validateInt32 } = require('internal/validators');

const normalized = Symbol('normalized');

let autoSelectFamily = true;
let attemptTimeout = 250;

function toNumber(value) {
  const number = Number(value);
  return number >= 0 ? number : false;
}

function isPath(value) {
  return typeof value === 'string' && toNumber(value) === false;
}

/** [options, callback or null] of (options), (path) or (port, host), each with a callback at the end or without. */
function normalizeArgs(args) {
  if (Array.isArray(args[0]) && args[0][normalized]) return args[0];
  const [first] = args;
  let options = {};
  if (typeof first === 'object' && first !== null) options = first;
  else if (isPath(first)) options.path = first;
  else if (args.length > 0) {
    options.port = first;
    if (args.length > 1 && typeof args[1] === 'string') options.host = args[1];
  }
  const last = args.at(-1);
  const result = [options, typeof last === 'function' ? last : null];
  result[normalized] = true;
  return result;
}

module.exports = {
  isPath,
  normalizeArgs,
  toNumber,
  getDefaultAutoSelectFamily: () => autoSelectFamily,
  setDefaultAutoSelectFamily(value) {
    validateBoolean(value, 'value');
    autoSelectFamily = value;
  },
  getDefaultAutoSelectFamilyAttemptTimeout: () => attemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout(value) {
    validateInt32(value, 'value', 1);
    attemptTimeout = Math.max(value, 10);
  },
};
