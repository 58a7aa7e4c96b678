'use strict';

// The module `tls`, which can be loaded and says that it is not there when it is used.

const { unavailable, unavailableClass } = require('internal/unavailable');
const { Server, Socket } = require('net');

module.exports = {
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  TLSSocket: unavailableClass('tls.TLSSocket', Socket),
  Server: unavailableClass('tls.Server', Server),
  checkServerIdentity: unavailable('tls.checkServerIdentity'),
  connect: unavailable('tls.connect'),
  createSecureContext: unavailable('tls.createSecureContext'),
  createServer: unavailable('tls.createServer'),
  rootCertificates: [],
};
