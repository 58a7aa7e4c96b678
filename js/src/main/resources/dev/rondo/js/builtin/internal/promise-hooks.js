'use strict';

// Who is told of the life of every promise: objects with the methods init, before, after and settled, each optional.
// The engine tells only while there is somebody.

let listeners = [];

const INIT = 0;
const RESOLVED = 1;
const BEFORE = 2;

function changed(what, promise, parent) {
  for (const listener of listeners) {
    if (what === INIT) listener.init?.(promise, parent);
    else if (what === RESOLVED) listener.settled?.(promise);
    else if (what === BEFORE) listener.before?.(promise);
    else listener.after?.(promise);
  }
}

function replace(next) {
  if ((listeners.length === 0) !== (next.length === 0)) binding.onPromise(next.length === 0 ? undefined : changed);
  listeners = next;
}

function add(listener) {
  if (!listeners.includes(listener)) replace([...listeners, listener]);
}

function remove(listener) {
  if (listeners.includes(listener)) replace(listeners.filter((each) => each !== listener));
}

module.exports = { add, remove };
