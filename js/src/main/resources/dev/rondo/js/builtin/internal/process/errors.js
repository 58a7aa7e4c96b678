'use strict';

// What becomes of errors and rejections that nobody handled.

const resources = require('internal/async-resources');

let capture = null;

// Rejected promises that were reported, with their number in the warning.
const reported = new WeakMap();
let warnings = 0;

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
  resources.reset();
  if (capture !== null) {
    capture(error);
    return true;
  }
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  process().emit('uncaughtExceptionMonitor', error, origin);
  if (process().emit('uncaughtException', error, origin)) return true;
  return false;
}

function unhandledRejection(promise, reason) {
  const id = ++warnings;
  reported.set(promise, id);
  if (process().emit('unhandledRejection', reason, promise)) return;
  if (binding.warnsOfRejections) {
    warn(id, reason);
    return;
  }
  const { codes } = require('internal/errors');
  const error = isError(reason) ? reason : new codes.ERR_UNHANDLED_REJECTION(reason);
  if (!fatalException(error, true)) binding.die(error);
}

function isError(value) {
  return value instanceof Error || require('util').types.isNativeError(value);
}

// Node 10 and 11 warn, and go on.
function warn(id, reason) {
  const { inspect } = require('util');
  const emit = process().emitWarning;
  const text = isError(reason) ? reason.stack : inspect(reason);
  emit(text, 'UnhandledPromiseRejectionWarning');
  emit('Unhandled promise rejection. This error originated either by throwing inside of an async function without a ' +
    'catch block, or by rejecting a promise which was not handled with .catch(). (rejection id: ' + id + ')',
  'UnhandledPromiseRejectionWarning');
  if (id === 1) {
    emit('Unhandled promise rejections are deprecated. In the future, promise rejections that are not handled will ' +
      'terminate the Node.js process with a non-zero exit code.', 'DeprecationWarning', 'DEP0018');
  }
}

function rejectionHandled(promise) {
  const id = reported.get(promise);
  reported.delete(promise);
  process().emit('rejectionHandled', promise);
  if (binding.warnsOfRejections && id !== undefined) {
    process().emitWarning(`Promise rejection was handled asynchronously (rejection id: ${id})`,
      'PromiseRejectionHandledWarning');
  }
}

// How an error that ends the program is shown on standard error.
function describe(error) {
  const { inspect } = require('util');
  if (!isError(error)) return `Uncaught:\n${inspect(error)}\n(thrown without a stack)`;
  return inspect(error);
}

module.exports = { hasCapture, setCapture, fatalException, unhandledRejection, rejectionHandled, describe };
