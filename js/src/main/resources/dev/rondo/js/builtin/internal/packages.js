'use strict';

// What the packages that came as WebJars get when they call require.

// Packages stand on Rondo's own modules where those do the same.
const others = {
  'abort-controller': 'internal/abort-controller',
  'base64-js': 'npm:base64-js/index.js',
  buffer: 'buffer',
  events: 'events',
  ieee754: 'npm:ieee754/index.js',
  'process/': 'process',
  stream: 'stream',
  'string_decoder/': 'string_decoder',
  tr46: 'internal/idna',
  ...Object.fromEntries(['crypto', 'http', 'https', 'net', 'tls', 'url', 'util', 'zlib'].map((name) => [name, name])),
};

// Files of packages for which Rondo has its own.
const replaced = {
  'npm:readable-stream/lib/internal/validators.js': 'internal/validators',
  'npm:readable-stream/lib/ours/errors.js': 'internal/errors',
  'npm:whatwg-url/lib/encoding.js': 'internal/utf8',
};

// The id of a file that is named relative to another.
function relative(id, specifier) {
  const parts = id.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  const file = parts.join('/');
  const whole = file.endsWith('.js') ? file : `${file}.js`;
  return replaced[whole] ?? whole;
}

function requireFrom(id) {
  return (specifier) => {
    if (specifier.startsWith('.')) return require(relative(id, specifier));
    const known = others[specifier];
    if (known === undefined) throw new Error(`${id} needs the package ${specifier}, which Rondo does not have`);
    return require(known);
  };
}

module.exports = { requireFrom };
