'use strict';

// Between paths and file: URLs, as text.

const path = require('path');

const HEX = '0123456789ABCDEF';

function escapeCharacter(character) {
  const code = character.charCodeAt(0);
  if (code < 128) return `%${HEX[code >> 4]}${HEX[code & 15]}`;
  return encodeURIComponent(character);
}

/** The URL of a path. */
function hrefOf(file) {
  const resolved = path.resolve(file);
  const whole = file.endsWith('/') && !resolved.endsWith('/') ? `${resolved}/` : resolved;
  return `file://${whole.toWellFormed().replace(/[\0-\x20"#%?\\^`{|}<>\x7f]|[^\0-\x7f]+/g, escapeCharacter)}`;
}

/** The path of a URL's host and pathname. */
function pathOf(hostname, pathname, input) {
  const { codes } = require('internal/errors');
  if (hostname !== '') throw new codes.ERR_INVALID_FILE_URL_HOST(require('process').platform);
  if (/%2f/i.test(pathname)) throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', input);
  return decodeURIComponent(pathname);
}

module.exports = { hrefOf, pathOf };
