'use strict';

// scheduler.postTask and scheduler.yield. What a task was posted with goes with its asynchronous code, so that yield
// inherits it.

const queues = require('internal/browser/task-queues');
const tasks = require('internal/browser/tasks');
const { isSignal, onAbort } = require('internal/browser/abort');
const { TaskSignal, checkPriority, onPriority } = require('internal/browser/task-signal');
const { allowed, expose, requireAllowed } = require('internal/browser/webidl');

const POST = "Failed to execute 'postTask' on 'Scheduler': ";

let lastOrder = 0;

class Scheduler {
  constructor(token) {
    requireAllowed(token);
  }

  postTask(callback, options = undefined) {
    return new Promise((resolve, reject) => {
      if (typeof callback !== 'function') throw new TypeError(`${POST}parameter 1 is not of type 'Function'.`);
      const { signal, priority, delay } = optionsOf(options);
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const item = newItem(callback, { signal, source: priority ?? signal }, false, reject);
      item.run = () => runTask(item, resolve, reject);
      if (delay > 0) postLater(item, delay);
      else post(item);
    });
  }

  yield() {
    const state = tasks.schedulingState() ?? {};
    return new Promise((resolve, reject) => {
      if (state.signal?.aborted) {
        reject(state.signal.reason);
        return;
      }
      const item = newItem(resolve, state, true, reject);
      item.run = () => {
        item.release();
        tasks.setSchedulingState(state);
        resolve();
      };
      post(item);
    });
  }
}
expose(Scheduler);

function optionsOf(options) {
  if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') {
    throw new TypeError(`${POST}The provided value is not of type 'SchedulerPostTaskOptions'.`);
  }
  const { delay, priority, signal } = options ?? {};
  const milliseconds = delay === undefined ? 0 : Math.trunc(+delay);
  if (!(milliseconds >= 0 && milliseconds <= Number.MAX_SAFE_INTEGER)) {
    throw new TypeError(`${POST}Failed to read the 'delay' property from 'SchedulerPostTaskOptions': ` +
      "Value is outside the 'unsigned long long' value range.");
  }
  if (signal !== undefined && !isSignal(signal)) {
    throw new TypeError(`${POST}Failed to read the 'signal' property from 'SchedulerPostTaskOptions': ` +
      "Failed to convert value to 'AbortSignal'.");
  }
  const checked = priority === undefined ? undefined : checkPriority(priority, POST);
  return { signal, priority: checked, delay: milliseconds };
}

// The source of a priority is a signal, or one that stays.
function priorityOf(source) {
  if (typeof source === 'string') return source;
  return source instanceof TaskSignal ? source.priority : 'user-visible';
}

function newItem(callback, state, continues, reject) {
  const item = { callback, state, continues, order: 0, rank: 0, turn: undefined, timer: undefined, run: undefined };
  const releases = [];
  item.release = () => releases.forEach((release) => release());
  if (state.signal !== undefined) releases.push(onAbort(state.signal, () => cancel(item, reject)));
  if (state.source instanceof TaskSignal) {
    releases.push(onPriority(state.source, () => queues.move(item, rankOf(item))));
  }
  return item;
}

function rankOf(item) {
  return queues.rankOf(priorityOf(item.state.source), item.continues);
}

function post(item) {
  item.order = ++lastOrder;
  item.rank = rankOf(item);
  queues.add(item);
}

function postLater(item, delay) {
  item.timer = binding.startTimer(() => {
    tasks.begin();
    item.timer = undefined;
    post(item);
  }, item.callback, delay, false);
}

function cancel(item, reject) {
  if (item.timer !== undefined) binding.closeTimer(item.timer);
  queues.remove(item);
  item.release();
  reject(item.state.signal.reason);
}

function runTask(item, resolve, reject) {
  tasks.setSchedulingState(item.state);
  try {
    resolve(Reflect.apply(item.callback, undefined, []));
  } catch (error) {
    reject(error);
  } finally {
    queues.remove(item);
    if (!item.state.signal?.aborted) item.release();
  }
}

module.exports = { Scheduler, scheduler: new Scheduler(allowed) };
