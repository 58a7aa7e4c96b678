'use strict';

// The module `https`, which can be loaded and says that it is not there when it is used.

const http = require('http');
const { unavailable, unavailableClass } = require('internal/unavailable');

class Agent extends http.Agent {
  constructor(options) {
    super({ defaultPort: 443, protocol: 'https:', ...options });
  }

  createConnection() {
    unavailable('https')();
  }
}

module.exports = {
  Agent,
  Server: unavailableClass('https.Server', http.Server),
  createServer: unavailable('https.createServer'),
  get: unavailable('https.get'),
  globalAgent: new Agent({ keepAlive: true }),
  request: unavailable('https.request'),
};
