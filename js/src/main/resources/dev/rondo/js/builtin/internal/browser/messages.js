'use strict';

// What is posted is copied when it is posted; what is in the list of what is to be transferred moves.

function sequence(value, failure) {
  if (typeof value?.[Symbol.iterator] !== 'function') {
    throw new TypeError(`${failure}: The object must have a callable @@iterator property.`);
  }
  return [...value];
}

function transferList(options, failure) {
  if (options === undefined || options === null) return [];
  if (typeof options[Symbol.iterator] === 'function') return sequence(options, failure);
  const { transfer } = options;
  return transfer === undefined ? [] : sequence(transfer, failure);
}

function isPrimitive(value) {
  return (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') || value === null;
}

const UNTOUCHED = Object.freeze({ hasBeenActive: false, isActive: false });

// Answers { data, ports, userActivation }. `from` is the port that is posted through, which cannot be sent itself.
function serialize(message, options, failure, from) {
  const list = transferList(options, failure);
  const userActivation = options?.includeUserActivation ? UNTOUCHED : null;
  if (list.length === 0 && isPrimitive(message)) return { data: message, ports: [], userActivation };
  return { ...require('internal/browser/cloning').copy(message, list, failure, from), userActivation };
}

module.exports = { serialize, sequence };
