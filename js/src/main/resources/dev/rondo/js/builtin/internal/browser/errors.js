'use strict';

// Errors and rejections that nobody handled: events of the window first, then the console. The page goes on.

const { fire, hasListeners } = require('internal/browser/event-target');

// Promises whose rejection was reported; whoever listens to them now is late.
const outstanding = new WeakSet();

// An error in an error handler goes to the console alone.
let reporting = false;

function isError(value) {
  return binding.classOf(value) === 'Error' || value instanceof Error;
}

// What V8 says of a value without running any code of the program.
function describe(value) {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? Function.prototype.toString.call(value) : String(value);
  }
  if (isError(value)) return nameAndMessage(value);
  return `#<${describeObject(value)}>`;
}

function nameAndMessage(error) {
  const name = error.name === undefined ? 'Error' : String(error.name);
  const message = error.message === undefined ? '' : String(error.message);
  if (name === '' || message === '') return name + message;
  return `${name}: ${message}`;
}

// As the console shows it: errors with their stack, without what is Rondo's own.
function show(value) {
  if (!isError(value)) return typeof value === 'object' && value !== null ? describeObject(value) : describe(value);
  const { stack } = value;
  if (typeof stack !== 'string' || stack === '') return nameAndMessage(value);
  return stack.split('\n').filter((line) => !/^ +at .*\(?node:internal\//.test(line)).join('\n');
}

function describeObject(value) {
  const { constructor } = value;
  return typeof constructor === 'function' && constructor.name ? constructor.name : 'Object';
}

function print(prefix, value) {
  binding.process.write(2, `${prefix} ${show(value)}\n`);
}

// Where the error was made, as far as its stack tells.
function placeOf(error) {
  const frame = isError(error) && /\(?([^\s()]+):(\d+):(\d+)\)?$/m.exec(String(error.stack));
  if (!frame) return { filename: '', lineno: 0, colno: 0 };
  const [, file, line, column] = frame;
  return { filename: file.startsWith('/') ? `file://${file}` : file, lineno: Number(line), colno: Number(column) };
}

function report(error) {
  if (reporting || !hasListeners(globalThis, 'error')) {
    print('Uncaught', error);
    return;
  }
  const { ErrorEvent } = require('internal/browser/events');
  reporting = true;
  try {
    const message = `Uncaught ${describe(error)}`;
    const event = new ErrorEvent('error', { message, error, cancelable: true, ...placeOf(error) });
    if (fire(globalThis, event, false)) print('Uncaught', error);
  } finally {
    reporting = false;
  }
}

function unhandledRejection(promise, reason) {
  const shown = !hasListeners(globalThis, 'unhandledrejection') ||
    fireRejection('unhandledrejection', promise, reason, true);
  const [, , isHandled] = binding.promiseDetails(promise);
  if (!isHandled) outstanding.add(promise);
  if (shown) print('Uncaught (in promise)', reason);
}

function rejectionHandled(promise) {
  if (!outstanding.delete(promise) || !hasListeners(globalThis, 'rejectionhandled')) return;
  fireRejection('rejectionhandled', promise, binding.promiseDetails(promise)[1], false);
}

function fireRejection(type, promise, reason, cancelable) {
  const { PromiseRejectionEvent } = require('internal/browser/events');
  return fire(globalThis, new PromiseRejectionEvent(type, { promise, reason, cancelable }), true);
}

function reportError(error) {
  require('internal/browser/webidl').requireArguments(arguments.length, 1, 'reportError', 'Window');
  report(error);
}

module.exports = { report, reportError, unhandledRejection, rejectionHandled, describe, show };
