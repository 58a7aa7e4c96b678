'use strict';

// The module `net`.

const { isIP, isIPv4, isIPv6 } = require('internal/net/address');
const options = require('internal/net/options');
const { Server } = require('internal/net/server');
const { Socket } = require('internal/net/socket');
const { unavailableClass } = require('internal/unavailable');

function connect(...args) {
  const normalized = options.normalizeArgs(args);
  const socket = new Socket(normalized[0]);
  if (normalized[0].timeout) socket.setTimeout(normalized[0].timeout);
  return socket.connect(normalized);
}

module.exports = {
  BlockList: unavailableClass('net.BlockList'),
  Server,
  Socket,
  SocketAddress: unavailableClass('net.SocketAddress'),
  Stream: Socket,
  _normalizeArgs: options.normalizeArgs,
  connect,
  createConnection: connect,
  createServer: (...args) => new Server(...args),
  getDefaultAutoSelectFamily: options.getDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout: options.getDefaultAutoSelectFamilyAttemptTimeout,
  isIP,
  isIPv4,
  isIPv6,
  setDefaultAutoSelectFamily: options.setDefaultAutoSelectFamily,
  setDefaultAutoSelectFamilyAttemptTimeout: options.setDefaultAutoSelectFamilyAttemptTimeout,
};
