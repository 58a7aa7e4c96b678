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
  if (!binding.warnsOfRejections) process().emit('uncaughtExceptionMonitor', error, origin);
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
  if (!isNativeError(error)) {
    const head = place === undefined ? 'Uncaught:' : `\n${place}`;
    return `${head}\n${describeValue(error)}`;
  }
  const shown = describeError(error);
  return place === undefined ? shown : `${place}\n\n${shown}`;
}

function isNativeError(value) {
  return require('util').types.isNativeError(value);
}

function describeError(error) {
  const { inspect } = require('util');
  const { kEmittedAt } = require('internal/emitter');
  const emittedAt = error[kEmittedAt];
  if (typeof emittedAt !== 'function') return inspect(error);
  try {
    error.stack = emittedAt();
    delete error[kEmittedAt];
  } catch {
    // Shown without where it was emitted.
  }
  return inspect(error);
}

function describeValue(value) {
  const hint = '\n(thrown without a stack)';
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return `${typeof value === 'symbol' ? '' : String(value)}${hint}`;
  }
  try {
    return require('util').inspect(value);
  } catch {
    return `${Object.prototype.toString.call(value)}${hint}`;
  }
}

module.exports = { hasCapture, setCapture, fatalException, isErrorLike, describe };
