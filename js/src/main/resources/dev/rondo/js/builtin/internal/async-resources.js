'use strict';

// Ids of asynchronous resources, and which of them is running. Hooks are told only while there are any.

// The resource of code that belongs to none.
const topLevel = {};

const none = { asyncId: 0, triggerId: 0, resource: topLevel };
const outer = [];
const hooks = { init: undefined, before: undefined, after: undefined, destroy: undefined, promiseResolve: undefined };

let lastId = 1;
let current = { asyncId: 1, triggerId: 0, resource: topLevel };
let destroyed = [];

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
  current = outer.pop() ?? none;
}

// The top level of the program has ended; what runs as no resource from now on has the id 0.
function leaveMain() {
  outer.length = 0;
  current = none;
}

// After an error that ended callbacks half way: as far as hooks can tell, they have ended.
function leaveAll() {
  while (current !== none) {
    const { asyncId } = current;
    if (hooks.after !== undefined && asyncId > 0) hooks.after(asyncId);
    current = outer.pop() ?? none;
  }
}

// Runs a callback of the loop as the given resource. An error goes to the program's handlers, which still find the
// resource, before leaveAll().
function run(asyncId, triggerId, resource, callback, receiver, args) {
  enter(asyncId, triggerId, resource);
  const result = Reflect.apply(callback, receiver, args);
  leave(asyncId);
  return result;
}

// Makes a resource, and a function that runs the callback as that resource, once.
function track(type, resource, callback) {
  const asyncId = newId();
  const triggerId = current.asyncId;
  if (hooks.init !== undefined) hooks.init(asyncId, type, triggerId, resource);
  return function (...args) {
    enter(asyncId, triggerId, resource);
    try {
      Reflect.apply(callback, this, args);
    } finally {
      destroy(asyncId);
    }
    leave(asyncId);
  };
}

// Hooks learn later that a resource is gone, never while the program is in the middle of something.
function destroy(asyncId) {
  if (hooks.destroy === undefined) return;
  if (destroyed.push(asyncId) === 1) binding.refImmediate(binding.startImmediate(tellDestroyed, tellDestroyed), false);
}

function tellDestroyed() {
  const ids = destroyed;
  destroyed = [];
  for (const id of ids) if (hooks.destroy !== undefined) hooks.destroy(id);
}

module.exports = {
  enabled: false,
  hooks,
  newId,
  enter,
  leave,
  leaveMain,
  leaveAll,
  run,
  track,
  destroy,
  current: () => current,
};
