'use strict';

// The global `crypto`.

module.exports = { crypto: require('crypto').webcrypto };
