'use strict';

// Hooks into the life of asynchronous resources.

const resources = require('internal/async-resources');
const promiseHooks = require('internal/promise-hooks');
const { codes } = require('internal/errors');
const { validateBoolean } = require('internal/validators');

const kinds = {
  init: Symbol('init'),
  before: Symbol('before'),
  after: Symbol('after'),
  destroy: Symbol('destroy'),
  promiseResolve: Symbol('promiseResolve'),
};
const kNoPromiseHook = Symbol('kNoPromiseHook');

// Replaced, never changed: a hook that changes it does not disturb those that are being told.
let active = [];

class AsyncHook {
  constructor({ init, before, after, destroy, promiseResolve, trackPromises }) {
    this[kinds.init] = init;
    this[kinds.before] = before;
    this[kinds.after] = after;
    this[kinds.destroy] = destroy;
    this[kinds.promiseResolve] = promiseResolve;
    this[kNoPromiseHook] = trackPromises === false;
  }

  enable() {
    if (!active.includes(this)) update([...active, this]);
    return this;
  }

  disable() {
    if (active.includes(this)) update(active.filter((hook) => hook !== this));
    return this;
  }
}

function createHook(functions) {
  const { init, before, after, destroy, promiseResolve, trackPromises } = functions;
  for (const [name, fn] of Object.entries({ init, before, after, destroy, promiseResolve })) {
    if (fn !== undefined && typeof fn !== 'function') throw new codes.ERR_ASYNC_CALLBACK(`hook.${name}`);
  }
  if (trackPromises !== undefined) validateBoolean(trackPromises, 'trackPromises');
  if (trackPromises === false && promiseResolve) {
    throw new codes.ERR_INVALID_ARG_VALUE('trackPromises', trackPromises,
      'must not be false when promiseResolve is enabled');
  }
  return new AsyncHook(functions);
}

function update(hooks) {
  active = hooks;
  for (const [name, kind] of Object.entries(kinds)) {
    resources.hooks[name] = active.some((hook) => hook[kind] !== undefined) ? teller(kind) : undefined;
  }
  if (active.some((hook) => !hook[kNoPromiseHook])) promiseHooks.add(onPromise);
  else promiseHooks.remove(onPromise);
}

function teller(kind) {
  return (...args) => tell(kind, args, active);
}

function tell(kind, args, hooks) {
  for (const hook of hooks) {
    if (hook[kind] === undefined) continue;
    try {
      Reflect.apply(hook[kind], hook, args);
    } catch (error) {
      die(error);
    }
  }
}

// A hook that throws ends the program: there is no callback that its error could belong to.
function die(error) {
  const process = require('process');
  process._rawDebug(typeof error?.stack === 'string' ? error.stack : new Error(String(error)).stack);
  process.exit(1);
}

// Ids of the promises that a hook has heard of.
const ids = new WeakMap();

const onPromise = {
  init(promise, parent) {
    const asyncId = identify(promise, parent).asyncId;
    tell(kinds.init, [asyncId, 'PROMISE', ids.get(promise).triggerId, promise],
      active.filter((hook) => !hook[kNoPromiseHook]));
  },
  before(promise) {
    const { asyncId, triggerId } = identify(promise, undefined);
    resources.enter(asyncId, triggerId, promise);
  },
  after(promise) {
    const { asyncId } = identify(promise, undefined);
    if (resources.current().asyncId === asyncId) resources.leave(asyncId);
  },
  settled(promise) {
    const { asyncId } = identify(promise, undefined);
    if (resources.hooks.promiseResolve !== undefined) resources.hooks.promiseResolve(asyncId);
  },
};

function identify(promise, parent) {
  let known = ids.get(promise);
  if (known === undefined) {
    const triggerId = parent === undefined ? resources.current().asyncId : identify(parent, undefined).asyncId;
    known = { asyncId: resources.newId(), triggerId };
    ids.set(promise, known);
  }
  return known;
}

module.exports = { AsyncHook, createHook, hasHooks: () => active.length > 0 };
