'use strict';

// structuredClone among the objects of a page: ports can be transferred, other objects of the browser stay where they are.

const { clone, kClone, kTransfer } = require('internal/structured-clone');
const { MessagePort, isDetached, move } = require('internal/browser/message-port');
const { Event } = require('internal/browser/event');
const { EventTarget } = require('internal/browser/event-target');
const { sequence } = require('internal/browser/messages');
const { dictionary, requireArguments } = require('internal/browser/webidl');

function cloneError(message) {
  const { DOMException } = require('internal/dom-exception');
  return new DOMException(message, 'DataCloneError');
}

function refuse() {
  const name = this[Symbol.toStringTag];
  throw cloneError(`#<${name}> object could not be cloned.`);
}

for (const { prototype } of [Event, EventTarget]) Object.defineProperty(prototype, kClone, { value: refuse });

Object.defineProperty(MessagePort.prototype, kClone, {
  value() {
    throw cloneError('A MessagePort could not be cloned because it was not transferred.');
  },
});

function checkPorts(ports, failure, from) {
  ports.forEach((port, index) => {
    const problem = (port === from && 'contains the source port') || (isDetached(port) && 'is already neutered') ||
      (ports.indexOf(port) < index && 'is a duplicate of an earlier port');
    if (problem) throw cloneError(`${failure}: Port at index ${index} ${problem}.`);
  });
}

// Answers { data, ports }: the copy, and what the ports in the list have become.
function copy(message, list, failure, from) {
  const ports = list.filter((each) => each instanceof MessagePort);
  checkPorts(ports, failure, from);
  for (const port of ports) Object.defineProperty(port, kTransfer, { value: () => move(port), configurable: true });
  try {
    const { value, transferred } = clone(message, list);
    return { data: value, ports: transferred.filter((each) => each instanceof MessagePort) };
  } finally {
    for (const port of ports) delete port[kTransfer];
  }
}

function structuredClone(value, options = undefined) {
  requireArguments(arguments.length, 1, 'structuredClone', 'Window');
  const failure = "Failed to execute 'structuredClone' on 'Window'";
  const { transfer } = dictionary(options, failure);
  return copy(value, transfer === undefined ? [] : sequence(transfer, failure), failure, undefined).data;
}

module.exports = { copy, structuredClone };
