'use strict';

// What becomes of errors that nobody handled.

const resources = require('internal/async-resources');

let capture = null;

function process() {
  return require('process');
}

function hasCapture() {
  return capture !== null;
}

function setCapture(fn) {
  const { codes } = require('internal/errors');
  if (fn === null) {
    capture = null;
    return;
  }
  if (typeof fn !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  if (capture !== null) throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  capture = fn;
}

// Answers whether the program goes on.
function fatalException(error, fromPromise) {
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  if (!binding.isOldNode) process().emit('uncaughtExceptionMonitor', error, origin);
  if (capture !== null) capture(error);
  else if (!process().emit('uncaughtException', error, origin)) return false;
  resources.leaveAll();
  return true;
}

function isErrorLike(value) {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'stack');
}

// How an error that ends the program is shown on standard error; `place` is where it was thrown, with the line of
// source and a caret, or undefined.
function describe(error, place) {
  if (!require('util').types.isNativeError(error)) {
    return `${place === undefined ? 'Uncaught:' : `\n${place}`}\n${describeValue(error)}`;
  }
  const { kEmittedAt } = require('internal/emitter');
  const emittedAt = error[kEmittedAt];
  if (typeof emittedAt === 'function') {
    try {
      error.stack = emittedAt();
      delete error[kEmittedAt];
    } catch {
      // Shown without where it was emitted.
    }
    return inspectFatal(error);
  }
  return place === undefined ? inspectFatal(error) : `${place}\n\n${inspectFatal(error)}`;
}

/** In full, and not as the program would have it. */
function inspectFatal(error) {
  const { inspect } = require('util');
  return inspect(error, { customInspect: false, depth: Math.max(inspect.defaultOptions.depth, 5) });
}

function describeValue(value) {
  if (typeof value === 'symbol') return '';
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return String(value);
  try {
    return inspectFatal(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

module.exports = { hasCapture, setCapture, fatalException, isErrorLike, describe };
