'use strict';

// atob and btoa, as the HTML standard has them.

const host = binding.load('bytes');

function invalid() {
  const { DOMException } = require('internal/dom-exception');
  return new DOMException('Invalid character', 'InvalidCharacterError');
}

// A wrong letter, or too few; browsers do not tell them apart.
function notDecodable(text) {
  if (!binding.isBrowser && /[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, ''))) return invalid();
  const { DOMException } = require('internal/dom-exception');
  return new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError');
}

function checkCount(count, name) {
  if (count === 0) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_MISSING_ARGS(name);
  }
}

function btoa(data) {
  checkCount(arguments.length, 'input');
  const text = String(data);
  if (/[^\0-\xff]/.test(text)) throw invalid();
  return host.decode(host.encode(text, 'latin1'), 'base64');
}

function atob(data) {
  checkCount(arguments.length, 'input');
  let text = String(data).replace(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, '');
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) {
    throw notDecodable(text);
  }
  return host.decode(host.encode(text, 'base64'), 'latin1');
}

module.exports = { atob, btoa };
