'use strict';

// window.postMessage, for the one window that there is: a task for each message.

const { fire } = require('internal/browser/event-target');
const { MessageEvent } = require('internal/browser/events');
const { serialize } = require('internal/browser/messages');
const { requireArguments } = require('internal/browser/webidl');
const tasks = require('internal/browser/tasks');

const FAILURE = "Failed to execute 'postMessage' on 'Window'";

function postMessage(message, target = undefined, transfer = undefined) {
  requireArguments(arguments.length, 1, 'postMessage', 'Window');
  const isOptions = typeof target === 'object' && target !== null;
  checkOrigin(isOptions ? target.targetOrigin : target);
  const content = serialize(message, isOptions ? target : transfer, FAILURE, undefined);
  tasks.queue(() => {
    fire(globalThis, new MessageEvent('message', { ...content, source: globalThis, origin: 'file://' }), true);
  }, undefined);
}

function checkOrigin(origin = '/') {
  const text = String(origin);
  if (text === '*' || text === '/' || /^[a-z][a-z\d+.-]*:/i.test(text)) return;
  const { DOMException } = require('internal/dom-exception');
  throw new DOMException(`${FAILURE}: Invalid target origin '${text}' in a call to 'postMessage'.`, 'SyntaxError');
}

module.exports = { postMessage };
