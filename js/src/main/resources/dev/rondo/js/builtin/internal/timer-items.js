'use strict';

// Timers on objects of the program, as modules of Node's first years used them: enroll, active, unenroll.

const { Timeout, clearTimeout, unenroll: unenrollTimeout, TIMEOUT_MAX } = require('internal/timer-objects');
const { deprecate } = require('internal/util');
const { validateNumber } = require('internal/validators');
const { codes } = require('internal/errors');

// The timers of the objects that are active.
const timers = new WeakMap();

function checkedDuration(msecs) {
  validateNumber(msecs, 'msecs');
  if (msecs < 0 || !Number.isFinite(msecs)) {
    throw new codes.ERR_OUT_OF_RANGE('msecs', 'a non-negative finite number', msecs);
  }
  if (msecs <= TIMEOUT_MAX) return msecs;
  require('process').emitWarning(`${msecs} does not fit into a 32-bit signed integer.` +
    `\nTimer duration was truncated to ${TIMEOUT_MAX}.`, 'TimeoutOverflowWarning');
  return TIMEOUT_MAX;
}

function enroll(item, msecs) {
  const duration = checkedDuration(msecs);
  if (item._idleNext) unenroll(item);
  item._idleNext = item._idlePrev = item;
  item._idleTimeout = duration;
}

function start(item, refed) {
  const duration = item._idleTimeout;
  if (duration < 0 || duration === undefined) return;
  if (item instanceof Timeout) {
    item.refresh();
    if (refed) item.ref();
    else item.unref();
    return;
  }
  clearTimeout(timers.get(item));
  const timer = new Timeout(() => {
    item._idleNext = item._idlePrev = null;
    if (typeof item._onTimeout === 'function') item._onTimeout();
  }, duration, undefined, false, refed);
  timers.set(item, timer);
  item._idleStart = timer._idleStart;
  item._idleNext ??= item;
}

function unenroll(item) {
  if (item instanceof Timeout) {
    unenrollTimeout(item);
    return;
  }
  clearTimeout(timers.get(item));
  item._idleNext = item._idlePrev = null;
  item._idleTimeout = -1;
}

module.exports = {
  active: deprecate((item) => start(item, true),
    'timers.active() is deprecated. Please use timeout.refresh() instead.', 'DEP0126'),
  _unrefActive: deprecate((item) => start(item, false),
    'timers._unrefActive() is deprecated. Please use timeout.refresh() instead.', 'DEP0127'),
  enroll: deprecate(enroll, 'timers.enroll() is deprecated. Please use setTimeout instead.', 'DEP0095'),
  unenroll: deprecate(unenroll, 'timers.unenroll() is deprecated. Please use clearTimeout instead.', 'DEP0096'),
};
