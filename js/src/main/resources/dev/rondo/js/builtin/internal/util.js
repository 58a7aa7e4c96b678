'use strict';

// promisify, callbackify and deprecate.

const { codes, restack } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

/** Names of a callback's values: a function that carries them resolves to an object of those keys. */
const customPromisifyArgs = Symbol('customPromisifyArgs');

function emitDeprecation(message, code, fn) {
  const process = require('process');
  if (code === undefined) process.emitWarning(message, 'DeprecationWarning', fn);
  else process.emitWarning(message, 'DeprecationWarning', code, fn);
}

const warnedCodes = new Set();

/** `fn`, with a warning at its first call; functions with the same code share one warning. */
function deprecate(fn, message, code, { modifyPrototype = true } = {}) {
  if (code !== undefined) validateString(code, 'code');
  let warned = false;
  function deprecated(...args) {
    if (!warned && require('process').noDeprecation !== true) {
      warned = true;
      if (code === undefined || !warnedCodes.has(code)) {
        if (code !== undefined) warnedCodes.add(code);
        emitDeprecation(message, code, deprecated);
      }
    }
    return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
  }
  if (modifyPrototype) {
    Object.setPrototypeOf(deprecated, fn);
    // A class that is extended must share its prototype with the original.
    if (fn.prototype) deprecated.prototype = fn.prototype;
  }
  Object.defineProperty(deprecated, 'length', { ...Object.getOwnPropertyDescriptor(fn, 'length') });
  return deprecated;
}

function promisifyCustomized(original) {
  const fn = original[promisifyCustom];
  validateFunction(fn, 'util.promisify.custom');
  return Object.defineProperty(fn, promisifyCustom, {
    value: fn,
    enumerable: false,
    writable: false,
    configurable: true,
  });
}

function namedValues(names, values) {
  const object = {};
  names.forEach((name, i) => (object[name] = values[i]));
  return object;
}

function promisify(original) {
  validateFunction(original, 'original');
  if (original[promisifyCustom]) return promisifyCustomized(original);
  const names = original[customPromisifyArgs];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      const returned = Reflect.apply(original, this, [
        ...args,
        (error, ...values) => {
          if (error) reject(error);
          else resolve(names !== undefined && values.length > 1 ? namedValues(names, values) : values[0]);
        },
      ]);
      if (isPromise(returned)) {
        emitDeprecation(
          'Calling promisify on a function that returns a Promise is likely a mistake.',
          'DEP0174',
        );
      }
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, promisifyCustom, { value: fn, enumerable: false, writable: false, configurable: true });
  const own = Object.getOwnPropertyDescriptors(original);
  delete own[promisifyCustom];
  return Object.defineProperties(fn, own);
}

function isPromise(value) {
  return value !== null && typeof value === 'object' && binding.classOf(value) === 'Promise';
}

promisify.custom = promisifyCustom;

function reportRejection(reason, callback) {
  // A callback tells failure from success by its first argument, so that must not be falsy.
  callback(reason ? reason : restack(new codes.ERR_FALSY_VALUE_REJECTION(reason), reportRejection));
}

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const last = args.pop();
    validateFunction(last, 'last argument');
    const callback = last.bind(this);
    const process = require('process');
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(callback, null, value),
      (reason) => process.nextTick(reportRejection, reason, callback),
    );
  }
  const own = Object.getOwnPropertyDescriptors(original);
  if (typeof own.length.value === 'number') own.length.value++;
  if (typeof own.name.value === 'string') own.name.value += 'Callbackified';
  return Object.defineProperties(callbackified, own);
}

/** Whether who has called a built-in function is a package, which cannot help what it stands on, not the program's own code. */
function isInsideNodeModules(frameCount = 100) {
  const callers = require('util').getCallSites(frameCount);
  const caller = callers.find(({ scriptName }) => scriptName !== '' && !scriptName.startsWith('node:'));
  return caller?.scriptName.includes('/node_modules/') ?? false;
}

module.exports = {
  callbackify,
  customInspectSymbol: Symbol.for('nodejs.util.inspect.custom'),
  customPromisifyArgs,
  deprecate,
  emitDeprecation,
  isInsideNodeModules,
  kEmptyObject: Object.freeze({ __proto__: null }),
  kEnumerableProperty: Object.freeze({ __proto__: null, enumerable: true }),
  pendingDeprecate: deprecate,
  promisify,
};
