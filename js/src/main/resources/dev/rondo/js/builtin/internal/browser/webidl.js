'use strict';

// Conversions of Web IDL, with the messages of Chrome.

function requireArguments(given, needed, method, on) {
  if (given >= needed) return;
  const noun = needed === 1 ? 'argument' : 'arguments';
  throw new TypeError(`Failed to execute '${method}' on '${on}': ${needed} ${noun} required, but only ${given} present.`);
}

function requireConstructorArguments(given, needed, name) {
  if (given >= needed) return;
  const noun = needed === 1 ? 'argument' : 'arguments';
  throw new TypeError(`Failed to construct '${name}': ${needed} ${noun} required, but only ${given} present.`);
}

function requireFunction(value, method, on) {
  if (typeof value === 'function') return;
  throw new TypeError(`Failed to execute '${method}' on '${on}': parameter 1 is not of type 'Function'.`);
}

// A dictionary: an object, a function, or nothing at all.
function dictionary(value, failure) {
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' || typeof value === 'function') return value;
  throw new TypeError(`${failure}: The provided value is not of type '${dictionaryName(failure)}'.`);
}

function dictionaryName(failure) {
  const [, name] = /'(\w+)'/.exec(failure) ?? [];
  return name === undefined ? 'Object' : `${name}Init`;
}

function toLong(value) {
  return +value | 0;
}

// An attribute of an interface: on the prototype, enumerable, with a getter and perhaps a setter.
function attribute(prototype, name, get, set) {
  Object.defineProperty(prototype, name, { get, set, enumerable: true, configurable: true });
}

// The members of an interface are enumerable, and its objects say its name.
function expose(type, name = type.name) {
  for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(type.prototype))) {
    if (key === 'constructor' || key.startsWith('_')) continue;
    Object.defineProperty(type.prototype, key, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(type.prototype, Symbol.toStringTag, {
    value: name, writable: false, enumerable: false, configurable: true,
  });
  return type;
}

// For interfaces that scripts cannot construct: what their constructor is given by those that can.
const allowed = Symbol('constructible');

function requireAllowed(token) {
  if (token !== allowed) throw new TypeError('Illegal constructor');
}

module.exports = {
  requireArguments,
  requireConstructorArguments,
  requireFunction,
  dictionary,
  toLong,
  attribute,
  expose,
  allowed,
  requireAllowed,
};
