'use strict';

// The addresses of a host, as dns.lookup tells them.

const { isIP } = require('internal/net/address');
const host = binding.load('net');

function notFound(code, hostname) {
  const error = new Error(`getaddrinfo ${code} ${hostname}`);
  const errno = require('internal/system-errors').errnoOf(code === 'ENOTFOUND' ? 'EAI_NONAME' : code);
  return Object.assign(error, { errno: errno ?? -3008, code, syscall: 'getaddrinfo', hostname });
}

function pick(addresses, family, hostname) {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  const wanted = family === 0 ? all : all.filter((each) => each.family === family);
  if (wanted.length === 0) throw notFound('ENOTFOUND', hostname);
  return wanted;
}

/** Calls back with an error, or with an address and its family; with all of them if `options.all` says so. */
function lookup(hostname, options, callback) {
  const family = Number(`${options.family ?? 0}`.replace('IPv', ''));
  const answer = (error, all) => {
    if (error !== null) callback(error);
    else if (options.all) callback(null, all);
    else callback(null, all[0].address, all[0].family);
  };
  const literal = isIP(hostname);
  if (literal !== 0) {
    require('process').nextTick(answer, null, [{ address: hostname, family: literal }]);
    return;
  }
  host.lookup(hostname, (code, addresses) => {
    let all;
    try {
      if (code !== undefined) throw notFound(code, hostname);
      all = pick(addresses, family, hostname);
    } catch (error) {
      answer(error);
      return;
    }
    answer(null, all);
  });
}

module.exports = { lookup };
