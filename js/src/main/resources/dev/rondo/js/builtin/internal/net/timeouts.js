'use strict';

// setTimeout of sockets: an event after some time in which nothing has happened.

const { validateFunction, validateNumber } = require('internal/validators');

const kTimeout = Symbol('timeout');

const LONGEST = 2 ** 31 - 1;

function duration(msecs) {
  const { codes } = require('internal/errors');
  validateNumber(msecs, 'msecs');
  if (msecs < 0 || !Number.isFinite(msecs)) throw new codes.ERR_OUT_OF_RANGE('msecs', 'a non-negative finite number', msecs);
  return Math.min(msecs, LONGEST);
}

function clear(socket) {
  if (socket[kTimeout] !== undefined) clearTimeout(socket[kTimeout]);
}

function setSocketTimeout(msecs, callback) {
  if (this.destroyed) return this;
  this.timeout = msecs;
  const delay = duration(msecs);
  clear(this);
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (delay === 0) {
    this[kTimeout] = undefined;
    if (callback !== undefined) this.removeListener('timeout', callback);
  } else {
    this[kTimeout] = setTimeout(() => this._onTimeout(), delay).unref();
    if (callback !== undefined) this.once('timeout', callback);
  }
  return this;
}

function onTimeout() {
  this.emit('timeout');
}

module.exports = {
  setTimeout: setSocketTimeout,
  onTimeout,
  clear,
  refresh(socket) {
    socket[kTimeout]?.refresh();
  },
};
