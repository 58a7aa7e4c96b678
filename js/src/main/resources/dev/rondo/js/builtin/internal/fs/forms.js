'use strict';

// The functions of fs with a callback and those that end at once, made from the tables of operations.

const operations = require('internal/fs/operations');
const whole = require('internal/fs/whole');
const trees = require('internal/fs/trees');
const { later, sync } = require('internal/fs/request');
const { runLater, runSync } = require('internal/fs/steps');
const { validateFunction } = require('internal/validators');

// Where one argument is not all that the callback needs before it.
const required = {
  __proto__: null,
  appendFile: 2, chmod: 2, chown: 3, copyFile: 2, cp: 2, lchown: 3, link: 2, lutimes: 3, rename: 2, symlink: 2, utimes: 3,
  writeFile: 2,
};

// What stands last is the callback, whatever it is; only without one more argument than required is it missing.
const endsInCallback = new Set(['appendFile', 'open', 'readFile', 'symlink', 'writeFile']);

function complain(name, args, arity) {
  const count = endsInCallback.has(name) && args.length === (required[name] ?? 1) + 1 ? args.length - 1 : arity;
  validateFunction(args[count], 'cb');
}

// Splits what comes before the callback from the callback, which may stand where an optional argument would.
function split(name, args, arity) {
  const found = args.findIndex((each, i) => i >= (required[name] ?? 1) && i <= arity && typeof each === 'function');
  const at = found < 0 ? arity : found;
  // Where nothing at all is passed, it is the path that Node mostly complains of.
  if (typeof args[at] !== 'function' && (args.length > 0 || name === 'readFile')) complain(name, args, arity);
  return [args.slice(0, at), args[at]];
}

// Looked at before the callback is.
function checkLength(length) {
  if (length !== undefined && typeof length !== 'function') require('internal/validators').validateInteger(length, 'len');
}

function install(target) {
  for (const [name, [arity, prepare]] of Object.entries(operations)) {
    Object.assign(target, {
      [name](...args) {
        const [before, callback] = split(name, args, arity);
        later(prepare(...before), callback);
      },
      [`${name}Sync`](...args) {
        return sync(prepare(...args));
      },
    });
  }
  for (const [name, [arity, steps]] of Object.entries({
    appendFile: [3, whole.appendFile], cp: [3, trees.cp], readFile: [2, whole.readFile], readdir: [2, trees.readdir],
    rm: [2, trees.rm], truncate: [2, whole.truncate], writeFile: [3, whole.writeFile],
  })) {
    Object.assign(target, {
      [name](...args) {
        if (name === 'truncate') checkLength(args[1]);
        const [before, callback] = split(name, args, arity);
        runLater(steps(...before), callback);
      },
      [`${name}Sync`](...args) {
        return runSync(steps(...args));
      },
    });
  }
}

module.exports = { install };
