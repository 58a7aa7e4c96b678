'use strict';

// structuredClone: the algorithm of the HTML standard, with V8's messages.

const { plainText } = require('internal/errors');
const { unclonable } = require('internal/unclonable');

/** A method of objects that can be transferred: answers [the object that arrives, what makes the move final]. */
const kTransfer = Symbol('transfer');

/** A method of objects that know how to copy themselves. */
const kClone = Symbol('clone');

const ERRORS = new Set(['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']);

function cloneError(message) {
  const { DOMException } = require('internal/dom-exception');
  return new DOMException(message, 'DataCloneError');
}

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

class Cloner {
  constructor() {
    this.seen = new Map();
  }

  clone(value) {
    if (typeof value === 'symbol') throw cloneError(`${String(value)} could not be cloned.`);
    if (!isObject(value)) return value;
    const known = this.seen.get(value);
    if (known !== undefined) return known;
    if (typeof value === 'function') throw cloneError(`${plainText(value)} could not be cloned.`);
    const kind = binding.classOf(value);
    const copy = (copiers[kind] ?? refuse)(value, this);
    this.seen.set(value, copy);
    return copy;
  }
}

function refuse(value) {
  throw cloneError(`${plainText(value)} could not be cloned.`);
}

function copyProperties(value, copy, cloner) {
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(value, key)) continue;
    Object.defineProperty(copy, key, { value: cloner.clone(value[key]), writable: true, enumerable: true, configurable: true });
  }
}

function copyObject(value, cloner) {
  if (typeof value[kTransfer] === 'function') {
    throw Object.assign(new TypeError('Object that needs transfer was found in message but not listed in transferList'), {
      code: 'ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST',
    });
  }
  if (typeof value[kClone] === 'function') return value[kClone]();
  if (isDomException(value)) return copyDomException(value);
  if (value === globalThis) return refuse(value);
  if (unclonable.some((isOne) => isOne(value))) throw cloneError('Cannot clone object of unsupported type.');
  const copy = {};
  cloner.seen.set(value, copy);
  copyProperties(value, copy, cloner);
  return copy;
}

function isDomException(value) {
  if (Object.prototype.toString.call(value) !== '[object DOMException]') return false;
  try {
    return typeof value.name === 'string';
  } catch {
    // It only inherits from one.
    return false;
  }
}

function copyDomException(value) {
  const { DOMException } = require('internal/dom-exception');
  const copy = new DOMException(value.message, value.name);
  Object.defineProperty(copy, 'stack', { value: value.stack, writable: true, configurable: true });
  return copy;
}

function copyArray(value, cloner) {
  const copy = new Array(value.length);
  cloner.seen.set(value, copy);
  copyProperties(value, copy, cloner);
  return copy;
}

function copyError(value, cloner) {
  if (isDomException(value)) return copyDomException(value);
  const name = ERRORS.has(value.name) ? value.name : 'Error';
  const error = new globalThis[name]();
  cloner.seen.set(value, error);
  const hide = (key, text) => Object.defineProperty(error, key, { value: text, writable: true, configurable: true });
  const message = Object.getOwnPropertyDescriptor(value, 'message');
  hide('stack', `${value.stack}`);
  if (message !== undefined && 'value' in message) hide('message', `${message.value}`);
  if (Object.hasOwn(value, 'cause')) hide('cause', cloner.clone(value.cause));
  return error;
}

function copyMemory(value) {
  if (value.detached) throw cloneError('An ArrayBuffer is detached and could not be cloned.');
  const copy = value.resizable ? new ArrayBuffer(value.byteLength, { maxByteLength: value.maxByteLength })
    : new ArrayBuffer(value.byteLength);
  new Uint8Array(copy).set(new Uint8Array(value));
  return copy;
}

function copyView(value, cloner) {
  const Type = value instanceof DataView ? DataView
    : globalThis[Reflect.get(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag, value)];
  const memory = cloner.clone(value.buffer);
  return new Type(memory, value.byteOffset, Type === DataView ? value.byteLength : value.length);
}

function copyMap(value, cloner) {
  const copy = new Map();
  cloner.seen.set(value, copy);
  for (const [key, each] of [...Map.prototype.entries.call(value)]) copy.set(cloner.clone(key), cloner.clone(each));
  return copy;
}

function copySet(value, cloner) {
  const copy = new Set();
  cloner.seen.set(value, copy);
  for (const each of [...Set.prototype.values.call(value)]) copy.add(cloner.clone(each));
  return copy;
}

const boxed = (value) => Object(value.valueOf());

const copiers = {
  __proto__: null,
  Object: copyObject,
  Arguments: copyObject,
  Array: copyArray,
  ArrayBuffer: copyMemory,
  BigInt: (value) => Object(BigInt.prototype.valueOf.call(value)),
  Boolean: (value) => Object(Boolean.prototype.valueOf.call(value)),
  DataView: copyView,
  Date: (value) => new Date(Date.prototype.getTime.call(value)),
  Error: copyError,
  Map: copyMap,
  Number: (value) => Object(Number.prototype.valueOf.call(value)),
  RegExp: (value) => new RegExp(value.source, value.flags),
  Set: copySet,
  SharedArrayBuffer: (value) => value,
  String: boxed,
  TypedArray: copyView,
};

// Checks what is to be transferred; nothing moves until all of it can.
function checkTransfer(list) {
  const found = new Set();
  for (const each of list) {
    const isMemory = isObject(each) && binding.classOf(each) === 'ArrayBuffer';
    if (!isMemory && !(isObject(each) && typeof each[kTransfer] === 'function')) {
      throw cloneError('Found invalid value in transferList.');
    }
    if (found.has(each)) throw cloneError(`Transfer list contains duplicate ${isMemory ? 'ArrayBuffer' : 'MessagePort'}`);
    if (isMemory && each.detached) throw cloneError('Cannot transfer object of unsupported type.');
    found.add(each);
  }
}

/**
 * Copies a value, and moves what is in the list.
 * Answers { value, transferred }: the copy, and what the objects of the list have become.
 */
function clone(value, list = []) {
  checkTransfer(list);
  const cloner = new Cloner();
  // Nothing moves until all is copied, since what cannot be copied must leave everything as it was.
  const moves = list.map((each) => (each[kTransfer] === undefined ? [copyMemory(each), () => each.transfer()] : each[kTransfer]()));
  list.forEach((each, i) => cloner.seen.set(each, moves[i][0]));
  const copy = cloner.clone(value);
  for (const [, finish] of moves) finish();
  return { value: copy, transferred: moves.map(([target]) => target) };
}

function invalid(message) {
  return Object.assign(new TypeError(`Failed to execute 'structuredClone': ${message}`), { code: 'ERR_INVALID_ARG_TYPE' });
}

function transferList(options) {
  if (options === undefined || options === null) return [];
  if (!isObject(options)) throw invalid('Options cannot be converted to a dictionary');
  const { transfer } = options;
  if (transfer === undefined) return [];
  if (!isObject(transfer) || typeof transfer[Symbol.iterator] !== 'function') {
    throw invalid('transfer in Options cannot be converted to sequence.');
  }
  const list = [...transfer];
  list.forEach((each, i) => {
    if (!isObject(each)) throw invalid(`transfer in Options[${i}] is not an object.`);
  });
  return list;
}

function structuredClone(value, options) {
  if (arguments.length === 0) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_MISSING_ARGS('The value argument must be specified');
  }
  return clone(value, transferList(options)).value;
}

module.exports = { clone, kClone, kTransfer, structuredClone };
