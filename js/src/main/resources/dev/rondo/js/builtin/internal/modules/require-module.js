'use strict';

// require of an ES module: its namespace, if neither it nor what it imports awaits.

const { hrefOf } = require('internal/file-url');
const host = binding.modules;

function requireStack(module) {
  const stack = [];
  for (let each = module.parent; each !== undefined && each !== null; each = each.parent) stack.push(each.filename || each.id);
  return stack;
}

function load(specifier, module) {
  const namespace = host.requireModule(specifier);
  if (typeof namespace !== 'string') return namespace;
  const { codes } = require('internal/errors');
  if (namespace === 'async') {
    const stack = requireStack(module);
    throw Object.assign(new codes.ERR_REQUIRE_ASYNC_MODULE(module.filename, stack), { requireStack: stack });
  }
  const parent = module.parent?.filename;
  throw new codes.ERR_REQUIRE_CYCLE_MODULE(`Cannot require() ES Module ${module.filename} in a cycle.` +
    (parent ? ` A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript ` +
      `specification. Try making at least part of the dependency in the graph lazily loaded. (from ${parent})` : ''));
}

function loadInto(module, filename) {
  const url = hrefOf(filename);
  const namespace = load(url, module);
  if ('module.exports' in namespace) module.exports = namespace['module.exports'];
  else if (!('default' in namespace) || namespace.__esModule) module.exports = namespace;
  else module.exports = load(`facade:${url}`, module);
}

module.exports = { loadInto };
