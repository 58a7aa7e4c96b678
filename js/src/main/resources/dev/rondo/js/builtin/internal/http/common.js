'use strict';

// What both sides of HTTP share: names, checks, and the parser of a connection.

const { codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { nextTick } = require('process');
const host = binding.load('http');

const METHODS = [
  'ACL', 'BIND', 'CHECKOUT', 'CONNECT', 'COPY', 'DELETE', 'GET', 'HEAD', 'LINK', 'LOCK', 'M-SEARCH', 'MERGE',
  'MKACTIVITY', 'MKCALENDAR', 'MKCOL', 'MOVE', 'NOTIFY', 'OPTIONS', 'PATCH', 'POST', 'PROPFIND', 'PROPPATCH', 'PURGE',
  'PUT', 'QUERY', 'REBIND', 'REPORT', 'SEARCH', 'SOURCE', 'SUBSCRIBE', 'TRACE', 'UNBIND', 'UNLINK', 'UNLOCK',
  'UNSUBSCRIBE',
];

const MAX_HEADER_SIZE = 16 * 1024;

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const INVALID_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

function isToken(text) {
  return TOKEN.test(text);
}

function validateHeaderName(name, label) {
  if (typeof name !== 'string' || !isToken(name)) throw new codes.ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
}

function validateHeaderValue(name, value) {
  if (value === undefined) throw new codes.ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (INVALID_VALUE.test(value)) throw new codes.ERR_INVALID_CHAR('header content', name);
}

let nowText;

/** The text of the current second, for Date. */
function utcDate() {
  if (nowText === undefined) {
    const now = new Date();
    nowText = now.toUTCString();
    setTimeout(() => {
      nowText = undefined;
    }, 1000 - now.getMilliseconds()).unref();
  }
  return nowText;
}

function connectionReset(message) {
  const error = new Error(message);
  error.code = 'ECONNRESET';
  return error;
}

// An error of the parser: "Parse Error: reason".
function parseError(code, reason, bytesParsed, rawPacket) {
  const error = new Error(code === 'HPE_INVALID_EOF_STATE' ? 'Parse Error' : `Parse Error: ${reason}`);
  error.bytesParsed = bytesParsed;
  error.code = code;
  error.reason = reason;
  if (rawPacket !== undefined) error.rawPacket = rawPacket;
  return error;
}

function checkInsecure(options) {
  const { insecureHTTPParser } = options;
  if (insecureHTTPParser === undefined) return;
  require('internal/validators').validateBoolean(insecureHTTPParser, 'options.insecureHTTPParser');
  if (insecureHTTPParser) throw require('internal/unavailable').refuse('insecureHTTPParser');
}

/**
 * Reads the messages of a connection. `onHead(head)` makes an IncomingMessage of a head and answers what follows it: 0 for
 * its body, 1 for nothing, 2 for another protocol, of which the first bytes go to `onUpgrade(bytes)`.
 */
class Parser {
  #handle;
  #running = false;
  incoming = null;
  onHead;
  onUpgrade;
  onError;
  onMessageEnd = () => {};

  constructor(isRequest, maxHeaderSize) {
    this.#handle = host.parser(isRequest, maxHeaderSize || MAX_HEADER_SIZE);
  }

  execute(data) {
    if (this.#handle === null) return;
    host.feed(this.#handle, data);
    this.#run(data);
  }

  #run(data) {
    if (this.#running) return;
    this.#running = true;
    let event;
    try {
      while (this.#handle !== null) {
        event = host.next(this.#handle);
        if (event === undefined) break;
        this.#handle1(event, data);
      }
    } finally {
      this.#running = false;
      // A listener has thrown: what else has come is told all the same.
      if (this.#handle !== null && event !== undefined) nextTick(() => this.#run(data));
    }
  }

  #handle1(event, data) {
    const [kind] = event;
    if (kind === 'piece') this.#piece(event[1]);
    else if (kind === 'end') this.#end(event[1]);
    else if (kind === 'wrong') this.#wrong(event, data);
    else this.#head(event);
  }

  #head([, major, minor, start, target, status, fields, isUpgrade, keepsAlive]) {
    const answer = this.onHead({ major, minor, start, target, status, fields, isUpgrade, keepsAlive });
    if (this.#handle === null) return;
    if (answer === 1) host.skipBody(this.#handle);
    if (answer === 2) {
      const rest = Buffer.from(host.stop(this.#handle));
      this.incoming.complete = true;
      this.incoming.push(null);
      this.onUpgrade(rest);
    }
  }

  #piece(bytes) {
    const stream = this.incoming;
    if (stream === null || stream._dumped) return;
    if (!stream.push(Buffer.from(bytes))) stream._readStop();
  }

  #end(trailers) {
    const stream = this.incoming;
    if (stream !== null && !stream.upgrade) {
      stream.complete = true;
      if (trailers.length > 0) stream._addHeaderLines(trailers, true);
      stream.push(null);
    }
    this.onMessageEnd(stream);
  }

  #wrong([, code, reason, position], data) {
    this.onError(parseError(code, reason, position, data));
  }

  /** The other side has ended. Answers the error, if that is one. */
  finish() {
    if (this.#handle === null) return undefined;
    const event = host.finish(this.#handle);
    if (event === undefined) return undefined;
    if (event[0] === 'wrong') return parseError(event[1], event[2], event[3]);
    this.#end(event[1]);
    return undefined;
  }

  free() {
    this.#handle = null;
    this.incoming = null;
  }
}

module.exports = {
  INVALID_VALUE,
  MAX_HEADER_SIZE,
  METHODS,
  Parser,
  checkInsecure,
  connectionReset,
  isToken,
  utcDate,
  validateHeaderName,
  validateHeaderValue,
};
