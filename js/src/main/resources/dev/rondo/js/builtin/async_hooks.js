'use strict';

// The module `async_hooks`. Once it is loaded, ticks and microtasks have ids, too.

const { lazy } = require('internal/define');
const resources = require('internal/async-resources');

resources.enabled = true;

module.exports = {
  get AsyncLocalStorage() {
    return require('internal/async-local-storage').AsyncLocalStorage;
  },
  createHook: (functions) => require('internal/async-hook').createHook(functions),
  executionAsyncId: () => resources.current().asyncId,
  triggerAsyncId: () => resources.current().triggerId,
  executionAsyncResource: () => resources.current().resource,
  asyncWrapProviders: undefined,
  AsyncResource: require('internal/async-resource').AsyncResource,
};

lazy(module.exports, 'asyncWrapProviders', () => require('internal/async-providers').providers, true);
