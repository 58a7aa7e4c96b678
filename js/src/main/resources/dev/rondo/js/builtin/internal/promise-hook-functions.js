'use strict';

// v8.promiseHooks: functions that are told of the life of every promise, until they are stopped.

const promiseHooks = require('internal/promise-hooks');
const { validatePlainFunction } = require('internal/validators');

// A hook that throws has no caller that could catch the error.
function guarded(hook) {
  return (...args) => {
    try {
      hook(...args);
    } catch (error) {
      const { fatalException } = require('internal/process/errors');
      if (!fatalException(error, false)) binding.die(error);
    }
  };
}

function createHook(hooks = {}) {
  const listener = {};
  for (const name of ['init', 'before', 'after', 'settled']) {
    const hook = hooks[name];
    if (!hook) continue;
    validatePlainFunction(hook, `${name}Hook`);
    listener[name] = guarded(hook);
  }
  promiseHooks.add(listener);
  return () => promiseHooks.remove(listener);
}

function single(name) {
  return (hook) => {
    validatePlainFunction(hook, `${name}Hook`);
    return createHook({ [name]: hook });
  };
}

module.exports = {
  createHook,
  onInit: single('init'),
  onBefore: single('before'),
  onAfter: single('after'),
  onSettled: single('settled'),
};
