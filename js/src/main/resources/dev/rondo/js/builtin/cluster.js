'use strict';

// The module `cluster`: there is but the primary process.

const EventEmitter = require('events');
const { unavailable, unavailableClass } = require('internal/unavailable');

module.exports = Object.assign(new EventEmitter(), {
  isWorker: false,
  isMaster: true,
  isPrimary: true,
  Worker: unavailableClass('cluster.Worker', EventEmitter),
  workers: {},
  settings: {},
  SCHED_NONE: 1,
  SCHED_RR: 2,
  schedulingPolicy: 2,
  setupPrimary: unavailable('cluster.setupPrimary'),
  setupMaster: unavailable('cluster.setupMaster'),
  fork: unavailable('cluster.fork'),
  disconnect: unavailable('cluster.disconnect'),
});
