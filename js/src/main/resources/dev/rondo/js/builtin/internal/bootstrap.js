'use strict';

// The first built-in module to run: makes the others loadable, and gives the global object what its model has.
// `binding` is the host. Returns what the host calls back.

const loaded = new Map();

function requireBuiltin(id) {
  const known = loaded.get(id);
  if (known !== undefined) return known.exports;
  const builtin = { id, exports: {}, loaded: false };
  loaded.set(id, builtin);
  binding.loadingBegins?.();
  try {
    const body = binding.compileBuiltin(id);
    // Packages find the working directory at a free variable `process`, and ws ticks there, too.
    const load = id.startsWith('npm:') ? requireBuiltin('internal/packages').requireFrom(id) : requireBuiltin;
    const process = id.startsWith('npm:ws/') ? requireBuiltin('process') : binding.process;
    Reflect.apply(body, builtin.exports, [builtin.exports, load, builtin, binding, process]);
    builtin.loaded = true;
    return builtin.exports;
  } finally {
    binding.loadingEnds?.();
    // Out of stack half way, for example: the next one to need it has it loaded again.
    if (!builtin.loaded) loaded.delete(id);
  }
}

if (binding.awaitTicks > 1) requireBuiltin('internal/await-each');
if (binding.isVirtualTime) requireBuiltin('internal/virtual-date');

module.exports = {
  require: requireBuiltin,
  start: requireBuiltin(binding.isBrowser ? 'internal/browser/start' : 'internal/process/start'),
};
