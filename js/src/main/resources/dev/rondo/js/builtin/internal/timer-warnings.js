'use strict';

// Node's warnings about delays that cannot be what was meant; Node 10 and 11 know only the first one.

const once = new Set();

function warn(delay, given) {
  const { emitWarning } = require('process');
  if (delay > 2 ** 31 - 1) {
    emitWarning(`${delay} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
      'TimeoutOverflowWarning');
  } else if (binding.isOldNode) {
    return;
  } else if (delay < 0) {
    warnOnce('TimeoutNegativeWarning', `${delay} is a negative number.\nTimeout duration was set to 1.`, emitWarning);
  } else if (given !== undefined && !Number.isNaN(given)) {
    warnOnce('TimeoutNaNWarning', `${String(given)} is not a number.\nTimeout duration was set to 1.`, emitWarning);
  } else if (typeof given === 'number') {
    warnOnce('TimeoutNaNWarning', 'NaN is not a number.\nTimeout duration was set to 1.', emitWarning);
  }
}

function warnOnce(type, message, emitWarning) {
  if (once.has(type)) return;
  once.add(type);
  emitWarning(message, type);
}

module.exports = { warn };
