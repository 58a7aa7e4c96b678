'use strict';

// The last events of a program.

const process = require('process');
const { stopTicks } = require('internal/task-queues');

const UNSETTLED_AWAIT = 13;

function finalCode() {
  return Number(process.exitCode ?? 0);
}

function beforeExit() {
  process.emit('beforeExit', finalCode());
}

// Emits 'exit', once, and answers with the code that is final then. A code other than 0 says what went wrong; what the
// handlers of a program that has failed throw is lost.
function end(code, failed) {
  if (code === UNSETTLED_AWAIT) process.exitCode ??= code;
  else if (code) process.exitCode = code;
  if (!process._exiting) {
    process._exiting = true;
    stopTicks();
    try {
      process.emit('exit', finalCode());
    } catch (error) {
      if (!failed) throw error;
    }
  }
  return finalCode();
}

module.exports = { beforeExit, end };
