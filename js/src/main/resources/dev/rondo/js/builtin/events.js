'use strict';

// The module `events`: the package of that name, and what Node has added since.

const EventEmitter = require('npm:events/events.js');

EventEmitter.errorMonitor = Symbol('events.errorMonitor');
EventEmitter.captureRejectionSymbol = Symbol.for('nodejs.rejection');

module.exports = EventEmitter;
