'use strict';

// The module `http`.

const agents = require('internal/http/agent');
const common = require('internal/http/common');
const { validateInteger } = require('internal/validators');
const { ClientRequest } = require('internal/http/request');
const { IncomingMessage } = require('internal/http/incoming');
const { OutgoingMessage } = require('internal/http/outgoing');
const { Server } = require('internal/http/server');
const { ServerResponse } = require('internal/http/response');
const { STATUS_CODES } = require('internal/http/status');

function request(...args) {
  return new ClientRequest(...args);
}

function get(...args) {
  const made = request(...args);
  made.end();
  return made;
}

module.exports = {
  METHODS: common.METHODS,
  STATUS_CODES,
  Agent: agents.Agent,
  ClientRequest,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  createServer: (options, listener) => new Server(options, listener),
  validateHeaderName: common.validateHeaderName,
  validateHeaderValue: common.validateHeaderValue,
  get,
  request,
  setMaxIdleHTTPParsers(max) {
    validateInteger(max, 'max', 1);
  },
};

Object.defineProperties(module.exports, {
  maxHeaderSize: { get: () => common.MAX_HEADER_SIZE, enumerable: true, configurable: true },
  globalAgent: { get: agents.globalAgent, set: agents.setGlobalAgent, enumerable: true, configurable: true },
});

require('internal/define').lazyAll(module.exports, {
  CloseEvent: 'internal/websocket', MessageEvent: 'internal/message-channel', WebSocket: 'internal/websocket',
}, true);
