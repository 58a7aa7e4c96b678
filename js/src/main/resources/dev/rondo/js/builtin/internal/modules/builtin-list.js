'use strict';

// Which built-in modules programs may load.

const ids = new Set([
  'assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'console', 'events', 'fs', 'fs/promises',
  'module', 'os', 'path', 'path/posix', 'perf_hooks', 'process', 'string_decoder', 'timers', 'timers/promises', 'url',
  'util', 'util/types', 'worker_threads',
]);

function idOf(specifier) {
  const id = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
  return ids.has(id) ? id : undefined;
}

function get(specifier) {
  const id = idOf(specifier);
  return id === undefined ? undefined : require(id);
}

module.exports = { idOf, get, ids };
