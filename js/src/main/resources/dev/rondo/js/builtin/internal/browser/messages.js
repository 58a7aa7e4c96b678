'use strict';

// What is posted is copied when it is posted; ports in the list of what is to be transferred move.

function sequence(value, failure) {
  if (typeof value?.[Symbol.iterator] !== 'function') {
    throw new TypeError(`${failure}: The object must have a callable @@iterator property.`);
  }
  return [...value];
}

function transferList(options, failure) {
  if (options === undefined || options === null) return [];
  if (Array.isArray(options) || typeof options[Symbol.iterator] === 'function') return sequence(options, failure);
  const { transfer } = options;
  return transfer === undefined ? [] : sequence(transfer, failure);
}

function cloneError(text) {
  const { DOMException } = require('internal/dom-exception');
  return new DOMException(text, 'DataCloneError');
}

// `from` is the port that is posted through, which cannot be sent itself.
function serialize(message, options, failure, from) {
  const transfer = transferList(options, failure);
  if (transfer.length === 0 && isPrimitive(message)) return { read: () => ({ data: message, ports: [] }) };
  const { isPort, isDetached, transfer: move } = require('internal/browser/message-port');
  const ports = transfer.filter(isPort);
  if (ports.includes(from)) throw cloneError(`${failure}: Port at index ${ports.indexOf(from)} contains the source port.`);
  if (ports.some(isDetached)) throw cloneError(`${failure}: Port at index ${ports.findIndex(isDetached)} is already neutered.`);
  if (new Set(ports).size < ports.length) throw cloneError(`${failure}: Message port at index 1 is a duplicate.`);
  const { structuredClone } = require('internal/structured-clone');
  const data = structuredClone(message, { transfer: transfer.filter((each) => !isPort(each)) });
  const moved = ports.map(move);
  return { read: () => ({ data, ports: moved }) };
}

function isPrimitive(value) {
  return (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') || value === null;
}

module.exports = { serialize };
