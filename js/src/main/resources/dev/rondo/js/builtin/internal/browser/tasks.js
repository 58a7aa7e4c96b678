'use strict';

// What the tasks of a page have in common: each begins here.

const host = binding.load('browser');

const IDLE = { signal: undefined, source: 'background' };

// `nesting` says how deeply the running timer was set by other timers.
const state = { nesting: 0 };

// The queues of scheduler.postTask, once there are any.
let queues;

// A callback begins that is no ordinary task: of a frame, of an idle period, of the scheduler.
function enter(isIdle) {
  state.nesting = 0;
  if (queues !== undefined || isIdle) binding.setAsyncFrame(isIdle ? IDLE : undefined);
}

// An ordinary task begins; what is urgent has been before it.
function begin(nesting = 0) {
  if (queues !== undefined) {
    queues.runAllUrgent();
    binding.setAsyncFrame(undefined);
  }
  state.nesting = nesting;
}

// Queues a task. `original` is the function of the program on whose behalf it runs.
function queue(callback, original = callback) {
  binding.queueTask(() => {
    begin();
    callback();
  }, original);
}

// Runs a callback as HTML runs callbacks when no script is running: a checkpoint follows, its error is reported.
function call(callback, original = callback) {
  host.dispatch(callback, original);
}

module.exports = {
  state,
  enter,
  begin,
  queue,
  call,
  schedule(made) {
    queues = made;
  },
  hasBackground: () => queues !== undefined && queues.hasBackground(),
  // What scheduler.yield inherits: it goes with the asynchronous code of a task.
  schedulingState: () => binding.asyncFrame(),
  setSchedulingState: (value) => binding.setAsyncFrame(value),
};
