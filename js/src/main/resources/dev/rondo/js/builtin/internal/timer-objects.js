'use strict';

// Timeout and Immediate, the objects that setTimeout, setInterval and setImmediate return. When they fire is the
// loop's business; their properties are those that Node's have, since programs look at them.

const { hidden } = require('internal/define');
const resources = require('internal/async-resources');

const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');
const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');
const kHandle = Symbol('handle');
const kHost = Symbol('host');
const kFrame = Symbol('kAsyncContextFrame');

// Node 10's and 11's objects have fewer properties. In Node 10 an interval that throws is over; in Node 11 a timeout that
// has fired, and is refreshed, no longer keeps the program alive.
const isNode10 = binding.model === 'NODE10';
const isNode11 = binding.model === 'NODE11';
const isOld = binding.isOldNode;

const TIMEOUT_MAX = 2 ** 31 - 1;

// Timers whose number somebody asked for, by that number.
const byNumber = new Map();

function hide(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
}

function coerceDelay(after) {
  const delay = after === undefined ? 1 : Number(after);
  if (delay >= 1 && delay <= TIMEOUT_MAX) return delay;
  if (delay > TIMEOUT_MAX || delay < 0 || Number.isNaN(delay)) require('internal/timer-warnings').warn(delay, after);
  return 1;
}

function initialize(object, type) {
  object[kAsyncId] = resources.newId();
  object[kTriggerId] = resources.current().asyncId;
  if (!isOld) object[kFrame] = binding.asyncFrame();
  if (resources.hooks.init !== undefined) resources.hooks.init(object[kAsyncId], type, object[kTriggerId], object);
}

// Timers that keep the program alive; one whose callback runs still does.
let activeTimeouts = 0;

function count(timer) {
  const host = timer[kHost];
  const counts = !timer._destroyed && timer[kRefed];
  if (host === undefined || host.counted === counts) return;
  host.counted = counts;
  activeTimeouts += counts ? 1 : -1;
}

function destroy(object) {
  if (object._destroyed) return;
  object._destroyed = true;
  count(object);
  if (object[kHasPrimitive]) byNumber.delete(object[kAsyncId]);
  resources.destroy(object[kAsyncId]);
}

// In a list, as far as anybody can tell: active timers have neighbours.
class TimersList {
  constructor(msecs) {
    this._idleNext = this;
    this._idlePrev = this;
    this.expiry = 0;
    this.id = 0;
    this.msecs = msecs;
    this.priorityQueuePosition = null;
  }
}

class Timeout {
  constructor(callback, after, args, repeats, refed) {
    const delay = coerceDelay(after);
    if (isNode10) this._called = false;
    this._idleTimeout = delay;
    this._idlePrev = this;
    this._idleNext = this;
    this._idleStart = null;
    this._onTimeout = null;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeats ? delay : null;
    this._destroyed = false;
    this[kRefed] = refed;
    if (!isOld) this[kHasPrimitive] = false;
    initialize(this, 'Timeout');
    hide(this, kHost, { timer: undefined, duration: undefined, counted: false });
    this._start();
  }

  ref() {
    this[kRefed] = true;
    if (!this._destroyed && this[kHost] !== undefined) binding.refTimer(this[kHost].timer, true);
    count(this);
    return this;
  }

  unref() {
    this[kRefed] = false;
    if (!this._destroyed && this[kHost] !== undefined) binding.refTimer(this[kHost].timer, false);
    count(this);
    return this;
  }

  hasRef() {
    return this[kRefed];
  }

  refresh() {
    if (this._idleTimeout < 0 || this._idleTimeout === undefined) return this;
    if (this._destroyed) {
      this._destroyed = false;
      initialize(this, 'Timeout');
    }
    this._start();
    return this;
  }

  close() {
    clearTimeout(this);
    return this;
  }

  // No method, as it has no name in Node.
  static {
    hidden(this.prototype, Symbol.dispose, function () {
      clearTimeout(this);
    });
  }

  [Symbol.toPrimitive]() {
    const id = this[kAsyncId];
    if (!this[kHasPrimitive]) {
      this[kHasPrimitive] = true;
      byNumber.set(id, this);
    }
    return id;
  }
}

hide(Timeout.prototype, '_start', function () {
  const list = new TimersList(this._idleTimeout);
  this._idleNext = list;
  this._idlePrev = list;
  const host = this[kHost];
  if (host.duration === this._idleTimeout) {
    binding.refreshTimer(host.timer);
  } else {
    if (host.timer !== undefined) binding.closeTimer(host.timer);
    host.duration = this._idleTimeout;
    host.timer = binding.startTimer(
      () => fire(this), this._onTimeout, Math.trunc(this._idleTimeout), this._repeat !== null,
    );
    if (!this[kRefed]) binding.refTimer(host.timer, false);
  }
  count(this);
  this._idleStart = binding.loopTime();
});

function fire(timer) {
  const callback = timer._onTimeout;
  timer._idleNext = null;
  timer._idlePrev = null;
  if (!callback) {
    destroy(timer);
    return;
  }
  if (isNode10) timer._called = true;
  let ended = false;
  try {
    resources.run(timer[kAsyncId], timer[kTriggerId], timer, callback, timer, timer._timerArgs ?? []);
    ended = true;
  } finally {
    if (isNode10 && !ended && timer._repeat) binding.closeTimer(timer[kHost].timer);
    fired(timer);
  }
}

// The host starts an interval again by itself; what its callback made of the timer decides whether it may.
function fired(timer) {
  if (timer._repeat && timer._idleTimeout !== -1) {
    timer._idleTimeout = timer._repeat;
    if (binding.isInterval(timer[kHost].timer)) {
      timer._idleStart = binding.loopTime();
      timer._idleNext = timer._idlePrev = new TimersList(timer._repeat);
    } else {
      // a timeout that the program has made an interval
      timer[kHost].duration = undefined;
      timer._start();
    }
  } else if (timer._idleNext === null && !timer._destroyed) {
    if (binding.isInterval(timer[kHost].timer)) binding.closeTimer(timer[kHost].timer);
    destroy(timer);
    if (isNode11) {
      timer[kRefed] = null;
      binding.refTimer(timer[kHost].timer, false);
    }
  }
}

function clearTimeout(timer) {
  if (timer?._onTimeout) {
    timer._onTimeout = null;
    unenroll(timer);
  } else if (typeof timer === 'number' || typeof timer === 'string') {
    const known = byNumber.get(Number(timer));
    if (known !== undefined) {
      known._onTimeout = null;
      unenroll(known);
    }
  }
}

function unenroll(timer) {
  timer._idleNext = null;
  timer._idlePrev = null;
  if (timer[kHost] !== undefined) binding.closeTimer(timer[kHost].timer);
  destroy(timer);
  timer._idleTimeout = -1;
}

class Immediate {
  constructor(callback, args) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kRefed] = true;
    initialize(this, 'Immediate');
    hide(this, kHandle, binding.startImmediate(() => fireImmediate(this), callback));
  }

  ref() {
    if (this[kRefed] === false) {
      this[kRefed] = true;
      binding.refImmediate(this[kHandle], true);
    }
    return this;
  }

  unref() {
    if (this[kRefed] === true) {
      this[kRefed] = false;
      binding.refImmediate(this[kHandle], false);
    }
    return this;
  }

  hasRef() {
    return !!this[kRefed];
  }

  static {
    hidden(this.prototype, Symbol.dispose, function () {
      clearImmediate(this);
    });
  }
}

function fireImmediate(immediate) {
  immediate._destroyed = true;
  immediate[kRefed] = null;
  const callback = immediate._onImmediate;
  try {
    resources.run(
      immediate[kAsyncId], immediate[kTriggerId], immediate, callback, immediate, immediate._argv ?? [],
    );
  } finally {
    immediate._onImmediate = null;
    resources.destroy(immediate[kAsyncId]);
  }
}

function clearImmediate(immediate) {
  if (!immediate?._onImmediate || immediate._destroyed) return;
  binding.closeImmediate(immediate[kHandle]);
  immediate._destroyed = true;
  immediate[kRefed] = null;
  immediate._onImmediate = null;
  resources.destroy(immediate[kAsyncId]);
}

hide(Timeout.prototype, Symbol.for('nodejs.util.inspect.custom'), inspectWithoutDepth);
hide(TimersList.prototype, Symbol.for('nodejs.util.inspect.custom'), inspectWithoutDepth);

function inspectWithoutDepth(_, options) {
  const { inspect } = require('util');
  return inspect(this, { ...options, depth: 0, customInspect: false });
}

module.exports = {
  Timeout, Immediate, clearTimeout, clearImmediate, unenroll, TIMEOUT_MAX, activeTimeouts: () => activeTimeouts,
};
