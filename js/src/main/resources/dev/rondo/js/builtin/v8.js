'use strict';

// The module `v8`, as far as it is not about the engine of that name.

const { lazy } = require('internal/define');
const { validateString } = require('internal/validators');

module.exports = {
  cachedDataVersionTag: () => 0,
  getHeapStatistics,
  setFlagsFromString(flags) {
    validateString(flags, 'flags');
  },
};

lazy(module.exports, 'promiseHooks', () => require('internal/promise-hook-functions'), true);

function getHeapStatistics() {
  const { heapTotal, heapUsed } = require('process').memoryUsage();
  return {
    total_heap_size: heapTotal,
    used_heap_size: heapUsed,
    heap_size_limit: heapTotal,
    total_available_size: heapTotal - heapUsed,
  };
}
