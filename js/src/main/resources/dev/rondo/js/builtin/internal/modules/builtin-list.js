'use strict';

// Which built-in modules programs may load.

const ids = new Set([
  'assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants', 'crypto',
  'diagnostics_channel', 'dns', 'dns/promises', 'events', 'fs', 'fs/promises', 'http', 'http2', 'https', 'module', 'net',
  'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'process', 'punycode', 'querystring', 'stream', 'stream/consumers',
  'stream/promises', 'stream/web', 'string_decoder', 'timers', 'timers/promises', 'tls', 'tty', 'url', 'util', 'util/types',
  'v8', 'vm', 'worker_threads', 'zlib',
]);

// These need the prefix: packages of the same name were there before.
const prefixed = new Set(['node:test']);

function idOf(specifier) {
  if (prefixed.has(specifier)) return specifier.slice(5);
  const id = specifier.startsWith('node:') ? specifier.slice(5) : specifier;
  return ids.has(id) ? id : undefined;
}

function get(specifier) {
  if (specifier.startsWith('internal/') && require('internal/options').option('--expose-internals') !== undefined) {
    return require('internal/exposed').get(specifier);
  }
  const id = idOf(specifier);
  return id === undefined ? undefined : require(id);
}

module.exports = { idOf, get, ids };
