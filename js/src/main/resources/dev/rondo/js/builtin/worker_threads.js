'use strict';

// The module `worker_threads`: channels, but no threads. JavaScript runs on one.

const EventEmitter = require('events');
const { lazyAll } = require('internal/define');
const { unavailableClass } = require('internal/unavailable');

const environmentData = new Map();
const kUntransferable = Symbol('untransferable');

module.exports = {
  isInternalThread: false,
  isMainThread: true,
  resourceLimits: {},
  threadId: 0,
  threadName: '',
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  Worker: unavailableClass('worker_threads.Worker', EventEmitter),
  parentPort: null,
  workerData: null,
  getEnvironmentData: (key) => environmentData.get(key),
  setEnvironmentData(key, value) {
    if (value === undefined) environmentData.delete(key);
    else environmentData.set(key, value);
  },
  markAsUntransferable(object) {
    if ((typeof object === 'object' && object !== null) || typeof object === 'function') object[kUntransferable] = true;
  },
  isMarkedAsUntransferable: (object) => object?.[kUntransferable] === true,
  markAsUncloneable() {},
  moveMessagePortToContext: (port) => port,
};

lazyAll(module.exports, {
  BroadcastChannel: 'internal/broadcast-channel',
  MessageChannel: 'internal/message-channel',
  MessagePort: 'internal/message-channel',
  receiveMessageOnPort: 'internal/message-channel',
}, true);
