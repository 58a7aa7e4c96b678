'use strict';

// The module `dns`: lookup, as connections do it.

const { lookup: find } = require('internal/net/lookup');
const { codes } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const { unavailable } = require('internal/unavailable');

const CODES = {
  NODATA: 'ENODATA', FORMERR: 'EFORMERR', SERVFAIL: 'ESERVFAIL', NOTFOUND: 'ENOTFOUND', NOTIMP: 'ENOTIMP',
  REFUSED: 'EREFUSED', TIMEOUT: 'ETIMEOUT', CANCELLED: 'ECANCELLED',
};

function checked(given) {
  const options = typeof given === 'number' ? { family: given } : given ?? {};
  const { family = 0 } = options;
  if (![0, 4, 6, 'IPv4', 'IPv6'].includes(family)) {
    throw new codes.ERR_INVALID_ARG_VALUE('options.family', family, 'must be one of: 0, 4, 6');
  }
  return options;
}

function lookup(hostname, given, last) {
  if (hostname) validateString(hostname, 'hostname');
  const [options, callback] = typeof given === 'function' ? [{}, given] : [checked(given), last];
  validateFunction(callback, 'callback');
  find(hostname || 'localhost', options, callback);
}

const promises = {
  lookup(hostname, given) {
    const options = checked(given);
    return new Promise((resolve, reject) => {
      lookup(hostname, options, (error, address, family) => {
        if (error) reject(error);
        else resolve(options.all ? address : { address, family });
      });
    });
  },
};

const missing = ['resolve', 'resolve4', 'resolve6', 'resolveMx', 'resolveTxt', 'resolveSrv', 'resolveNs', 'resolveCname',
  'reverse', 'lookupService', 'setServers', 'getServers'];
for (const name of missing) {
  module.exports[name] = unavailable(`dns.${name}`);
  promises[name] = unavailable(`dns.promises.${name}`);
}

Object.assign(module.exports, CODES, {
  ADDRCONFIG: 32, ALL: 16, V4MAPPED: 8, lookup, promises,
  getDefaultResultOrder: () => 'verbatim',
  setDefaultResultOrder() {},
});
