'use strict';

// What becomes of rejected promises that nobody handled, by the mode --unhandled-rejections.

const errors = require('internal/process/errors');
const { option } = require('internal/options');

const UNHANDLED = 'Unhandled promise rejection. This error originated either by throwing inside of an async function ' +
  'without a catch block, or by rejecting a promise which was not handled with .catch(). ';
const STRICT_HINT = 'To terminate the node process on unhandled promise rejection, use the CLI flag ' +
  '`--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). ';

// Rejected promises that were reported, with their number in warnings.
const reported = new WeakMap();
let lastId = 0;

function process() {
  return require('process');
}

function emitUnhandled(promise, reason) {
  return process().emit('unhandledRejection', reason, promise);
}

function die(reason) {
  const { UnhandledPromiseRejection } = require('internal/errors');
  const error = errors.isErrorLike(reason) ? reason : new UnhandledPromiseRejection(reason);
  if (!errors.fatalException(error, true)) binding.die(error);
}

const modes = {
  throw(promise, reason) {
    if (!emitUnhandled(promise, reason)) die(reason);
  },
  strict(promise, reason, id) {
    die(reason);
    if (!emitUnhandled(promise, reason)) warn(id, reason, STRICT_HINT);
  },
  warn(promise, reason, id) {
    emitUnhandled(promise, reason);
    warn(id, reason, STRICT_HINT);
  },
  none: emitUnhandled,
  'warn-with-error-code'(promise, reason, id) {
    if (emitUnhandled(promise, reason)) return;
    warn(id, reason, STRICT_HINT);
    process().exitCode = 1;
  },
  // Node 10 and 11 warn, and go on.
  deprecated(promise, reason, id) {
    if (emitUnhandled(promise, reason)) return;
    warn(id, reason, '');
    if (id > 1) return;
    process().emitWarning('Unhandled promise rejections are deprecated. In the future, promise rejections that are not ' +
      'handled will terminate the Node.js process with a non-zero exit code.', 'DeprecationWarning', 'DEP0018');
  },
};

function mode() {
  if (binding.isOldNode) return modes.deprecated;
  const name = option('--unhandled-rejections');
  return Object.hasOwn(modes, name) ? modes[name] : modes.throw;
}

let chosen;

function unhandledRejection(promise, reason) {
  chosen ??= mode();
  const id = ++lastId;
  reported.set(promise, id);
  chosen(promise, reason, id);
}

function warn(id, reason, hint) {
  const name = 'UnhandledPromiseRejectionWarning';
  const warning = new Error(`${UNHANDLED}${hint}(rejection id: ${id})`);
  warning.name = name;
  const { plainText } = require('internal/errors');
  const emit = process().emitWarning;
  try {
    if (errors.isErrorLike(reason)) {
      warning.stack = reason.stack;
      emit(reason.stack, name);
    } else {
      emit(plainText(reason), name);
    }
  } catch {
    // A reason that cannot be shown still gets the general warning.
  }
  emit(warning);
}

function rejectionHandled(promise) {
  const id = reported.get(promise);
  reported.delete(promise);
  const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${id})`);
  warning.name = 'PromiseRejectionHandledWarning';
  warning.id = id;
  if (!process().emit('rejectionHandled', promise)) process().emitWarning(warning);
}

// A promise that is settled was to be settled again. A listener must not throw into the program that did that.
function settledAgain(promise, value, rejected) {
  if (process().listenerCount('multipleResolves') === 0) return;
  const { emitDeprecation } = require('internal/util');
  emitDeprecation('The multipleResolves event has been deprecated.', 'DEP0160');
  process().nextTick(() => process().emit('multipleResolves', rejected ? 'reject' : 'resolve', promise, value));
}

module.exports = { unhandledRejection, rejectionHandled, settledAgain };
