'use strict';

// Ids of asynchronous resources, and which of them is running. Hooks are told only while there are any.

let lastId = 1;
let current = { asyncId: 1, triggerId: 0, resource: undefined };
const root = current;
const outer = [];

function newId() {
  return ++lastId;
}

function enter(asyncId, triggerId, resource) {
  outer.push(current);
  current = { asyncId, triggerId, resource };
  if (hooks.before !== undefined) hooks.before(asyncId);
}

function leave(asyncId) {
  if (hooks.after !== undefined) hooks.after(asyncId);
  current = outer.pop() ?? root;
}

// After an error that ended a callback half way.
function reset() {
  current = root;
  outer.length = 0;
}

// Runs a callback as the given resource.
function run(asyncId, triggerId, resource, callback, receiver, args) {
  enter(asyncId, triggerId, resource);
  let ended = false;
  try {
    const result = Reflect.apply(callback, receiver, args);
    ended = true;
    return result;
  } finally {
    if (ended) leave(asyncId);
    else current = outer.pop() ?? root;
  }
}

// Makes a resource, and a function that runs the callback as that resource, once.
function track(type, resource, callback) {
  const asyncId = newId();
  const triggerId = current.asyncId;
  if (hooks.init !== undefined) hooks.init(asyncId, type, triggerId, resource);
  return function (...args) {
    try {
      return run(asyncId, triggerId, resource, callback, this, args);
    } finally {
      if (hooks.destroy !== undefined) hooks.destroy(asyncId);
    }
  };
}

const hooks = { init: undefined, before: undefined, after: undefined, destroy: undefined };

module.exports = {
  enabled: false,
  hooks,
  newId,
  enter,
  leave,
  reset,
  run,
  track,
  current: () => current,
};
