'use strict';

// Runs the generators of operations that take several steps.

const { later, promise, sync } = require('internal/fs/request');

function runSync(steps) {
  let next = steps.next();
  while (!next.done) {
    let value;
    let error;
    try {
      value = sync(next.value);
    } catch (failed) {
      error = failed;
    }
    next = error === undefined ? steps.next(value) : steps.throw(error);
  }
  return next.value;
}

// `done` is called as (error) or (null, result), never before this has returned. What is wrong with the arguments is
// thrown at once.
function runLater(steps, done) {
  let started = false;
  function finish(error, value) {
    const args = error || value === undefined ? [error] : [null, value];
    if (started) done(...args);
    else require('process').nextTick(done, ...args);
  }
  function go(resume) {
    let next;
    try {
      next = resume();
    } catch (error) {
      if (!started && error.name !== 'AbortError') throw error;
      finish(error);
      return;
    }
    if (next.done) finish(null, next.value);
    else later(next.value, (error, value) => go(error ? () => steps.throw(error) : () => steps.next(value)), done);
  }
  go(() => steps.next());
  started = true;
}

// What fails before the first request is thrown: the function that calls this rejects its promise with it at once.
function runAsync(steps) {
  return goOn(steps, steps.next());
}

async function goOn(steps, first) {
  let next = first;
  while (!next.done) {
    let value;
    let failed;
    try {
      value = await promise(next.value.prepare?.() ?? next.value);
    } catch (error) {
      failed = { error };
    }
    next = failed === undefined ? steps.next(value) : steps.throw(failed.error);
  }
  return next.value;
}

module.exports = { runAsync, runLater, runSync };
