'use strict';

// Exports of a module that is still being loaded, because it is required by what it requires: reading what is not there
// yet warns, since it is most often a mistake.

function warn(name) {
  require('process').emitWarning(
    `Accessing non-existent property '${String(name)}' of module exports inside circular dependency`,
  );
}

const prototype = new Proxy({}, {
  get(target, name) {
    if (!(name in target) && name !== '__esModule') warn(name);
    return target[name];
  },
  getOwnPropertyDescriptor(target, name) {
    if (!Object.hasOwn(target, name) && name !== '__esModule') warn(name);
    return Object.getOwnPropertyDescriptor(target, name);
  },
});

// Only plain objects are watched, and only until their module has been loaded.
function watch({ exports }) {
  if (exports === null || typeof exports !== 'object' || exports.__esModule) return;
  if (binding.classOf(exports) !== 'Proxy' && Object.getPrototypeOf(exports) === Object.prototype) {
    Object.setPrototypeOf(exports, prototype);
  }
}

function unwatch({ exports }) {
  if (exports !== null && typeof exports === 'object' && binding.classOf(exports) !== 'Proxy' &&
    Object.getPrototypeOf(exports) === prototype) {
    Object.setPrototypeOf(exports, Object.prototype);
  }
}

module.exports = { watch, unwatch };
