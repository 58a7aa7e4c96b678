'use strict';

// Domain names in other letters than ASCII's, under the names by which the package whatwg-url knows them.

const host = binding.load('idna');

// Where DNS's own rules count (beStrict), lengths, hyphens and the characters of labels are looked at too.
function isStrict(ascii) {
  return ascii.length <= 253 &&
    ascii.split('.').every((label) => label.length > 0 && label.length < 64 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
}

function toASCII(domain, options = {}) {
  const ascii = host.toAscii(domain) ?? null;
  return ascii !== null && options.verifyDNSLength && !isStrict(ascii) ? null : ascii;
}

function toUnicode(domain) {
  return { domain: host.toUnicode(domain), error: false };
}

module.exports = { toASCII, toUnicode };
