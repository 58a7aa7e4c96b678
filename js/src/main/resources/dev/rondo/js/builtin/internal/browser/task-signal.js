'use strict';

// TaskController and TaskSignal: signals that have a priority, which can change.

const { AbortController, AbortSignal, follow } = require('internal/browser/abort');
const { Event } = require('internal/browser/event');
const { fire } = require('internal/browser/event-target');
const { define } = require('internal/browser/event-handlers');
const { allowed, dictionary, expose, requireArguments, requireConstructorArguments } = require('internal/browser/webidl');

const PRIORITIES = ['user-blocking', 'user-visible', 'background'];

let stateOf;

function checkPriority(value, failure) {
  const priority = String(value);
  if (PRIORITIES.includes(priority)) return priority;
  throw new TypeError(`${failure}The provided value '${priority}' is not a valid enum value of type TaskPriority.`);
}

class TaskSignal extends AbortSignal {
  #state = { priority: 'user-visible', algorithms: new Set(), changing: false, source: undefined, dependents: new Set() };

  static {
    stateOf = (signal) => signal.#state;
  }

  static any(signals, init = undefined) {
    requireArguments(arguments.length, 1, 'any', 'TaskSignal');
    const signal = follow(new TaskSignal(allowed), signals, 'TaskSignal');
    const { priority = 'user-visible' } = dictionary(init, "Failed to execute 'any' on 'TaskSignal'");
    if (priority instanceof TaskSignal) {
      followPriority(signal, priority);
    } else {
      signal.#state.priority = checkPriority(priority, "Failed to execute 'any' on 'TaskSignal': ");
    }
    return signal;
  }

  get priority() {
    return this.#state.priority;
  }
}
expose(TaskSignal);
define(TaskSignal.prototype, 'prioritychange');

class TaskController extends AbortController {
  constructor(init = undefined) {
    super(init);
  }

  setPriority(priority) {
    requireArguments(arguments.length, 1, 'setPriority', 'TaskController');
    const checked = checkPriority(priority, "Failed to execute 'setPriority' on 'TaskController': ");
    if (stateOf(this.signal).changing) {
      const { DOMException } = require('internal/dom-exception');
      throw new DOMException("Failed to execute 'setPriority' on 'TaskController': Cannot change priority when a " +
        'prioritychange event is in progress.', 'NotAllowedError');
    }
    change(this.signal, checked);
  }
}
expose(TaskController);
Object.defineProperty(TaskController.prototype, '_createSignal', {
  value: (init) => {
    const { priority = 'user-visible' } = dictionary(init, "Failed to construct 'TaskController'");
    const signal = new TaskSignal(allowed);
    stateOf(signal).priority = checkPriority(priority, "Failed to construct 'TaskController': ");
    return signal;
  },
  writable: true,
  enumerable: false,
  configurable: true,
});

class TaskPriorityChangeEvent extends Event {
  #previousPriority;

  constructor(type, init) {
    requireConstructorArguments(arguments.length, 2, 'TaskPriorityChangeEvent');
    super(type, init);
    this.#previousPriority = checkPriority(init?.previousPriority, "Failed to construct 'TaskPriorityChangeEvent': ");
  }

  get previousPriority() {
    return this.#previousPriority;
  }
}
expose(TaskPriorityChangeEvent);

function followPriority(signal, other) {
  const source = stateOf(other).source ?? other;
  stateOf(signal).priority = other.priority;
  stateOf(signal).source = source;
  stateOf(source).dependents.add(signal);
}

function change(signal, priority) {
  const state = stateOf(signal);
  const previousPriority = state.priority;
  if (previousPriority === priority) return;
  const all = [signal, ...state.dependents];
  state.changing = true;
  for (const each of all) {
    stateOf(each).priority = priority;
    for (const algorithm of stateOf(each).algorithms) algorithm();
  }
  for (const each of all) fire(each, new TaskPriorityChangeEvent('prioritychange', { previousPriority }), false);
  state.changing = false;
}

// Runs an algorithm whenever the priority has changed; what is returned takes it back.
function onPriority(signal, algorithm) {
  const { algorithms } = stateOf(signal);
  algorithms.add(algorithm);
  return () => algorithms.delete(algorithm);
}

module.exports = { TaskController, TaskSignal, TaskPriorityChangeEvent, checkPriority, onPriority };
