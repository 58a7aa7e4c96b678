'use strict';

// The head of a message as it goes over the wire, with what a message says of itself when its program has not.

const { codes } = require('internal/errors');
const { utcDate, validateHeaderName, validateHeaderValue } = require('internal/http/common');

const kUniqueHeaders = Symbol('kUniqueHeaders');

// What fields of these names mean for the message.
const meanings = {
  connection(message, value, seen) {
    seen.connection = true;
    message._removedConnection = false;
    if (/(?:^|\W)close(?:$|\W)/i.test(value)) message._last = true;
    else message.shouldKeepAlive = true;
  },
  'transfer-encoding'(message, value, seen) {
    seen.coding = true;
    message._removedTE = false;
    if (/(?:^|\W)chunked(?:$|\W)/i.test(value)) message.chunkedEncoding = true;
  },
  'content-length'(message, value, seen) {
    seen.length = true;
    message._contentLength = Number(value);
    message._removedContLen = false;
  },
  date(message, value, seen) {
    seen.date = true;
  },
  expect(message, value, seen) {
    seen.expect = true;
  },
  trailer(message, value, seen) {
    seen.trailer = true;
  },
  'keep-alive'(message) {
    message._defaultKeepAlive = false;
  },
};

function entriesOf(headers, isStored) {
  if (isStored) return Object.values(headers ?? {});
  if (!Array.isArray(headers)) return Object.entries(headers ?? {});
  if (headers.length > 0 && Array.isArray(headers[0])) return headers;
  if (headers.length % 2 !== 0) throw new codes.ERR_INVALID_ARG_VALUE('headers', headers);
  return Array.from({ length: headers.length / 2 }, (_, i) => [headers[2 * i], headers[2 * i + 1]]);
}

function fieldLines(message, entries, validate, seen) {
  let text = '';
  for (const [name, given] of entries) {
    if (validate) validateHeaderName(name);
    const key = name.toLowerCase();
    let values = Array.isArray(given) ? given : [given];
    const joins = values.length > 1 && (key === 'cookie' || message[kUniqueHeaders]?.has(key));
    if (joins) values = [values.join('; ')];
    for (const value of values) {
      if (validate) validateHeaderValue(name, value);
      text += `${name}: ${value}\r\n`;
      if (Object.hasOwn(meanings, key)) meanings[key](message, value, seen);
    }
  }
  return text;
}

function connectionLines(message, seen) {
  if (message._removedConnection) {
    message._last = !message.shouldKeepAlive;
    return '';
  }
  if (seen.connection) return '';
  const keep = message.shouldKeepAlive && (seen.length || message.useChunkedEncodingByDefault || message.agent);
  if (keep && !message.maxRequestsOnConnectionReached) {
    let text = 'Connection: keep-alive\r\n';
    if (message._keepAliveTimeout && message._defaultKeepAlive) {
      const most = message._maxRequestsPerSocket > 0 ? `, max=${message._maxRequestsPerSocket}` : '';
      text += `Keep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}${most}\r\n`;
    }
    return text;
  }
  if (!keep) message._last = true;
  return 'Connection: close\r\n';
}

function framingLines(message, seen) {
  if (seen.length || seen.coding) return '';
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (!seen.trailer && !message._removedContLen && typeof message._contentLength === 'number') {
    return `Content-Length: ${message._contentLength}\r\n`;
  } else if (!message._removedTE) {
    message.chunkedEncoding = true;
    return 'Transfer-Encoding: chunked\r\n';
  } else {
    message._last = true;
  }
  return '';
}

/** `isStored` says that the fields are those that setHeader has checked. */
function headerText(message, firstLine, headers, isStored) {
  const seen = {};
  let text = firstLine + fieldLines(message, entriesOf(headers, isStored), !isStored, seen);
  if (message.sendDate && !seen.date) text += `Date: ${utcDate()}\r\n`;
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  text += connectionLines(message, seen) + framingLines(message, seen);
  if (!message.chunkedEncoding && seen.trailer) throw new codes.ERR_HTTP_TRAILER_INVALID();
  message._expects = Boolean(seen.expect);
  return `${text}\r\n`;
}

module.exports = { headerText, kUniqueHeaders };
