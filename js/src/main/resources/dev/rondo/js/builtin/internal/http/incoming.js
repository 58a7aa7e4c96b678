'use strict';

// IncomingMessage: a request on the server's side, a response on the client's.

const { finished, Readable } = require('stream');
const { nextTick } = require('process');

const kHeaders = Symbol('kHeaders');
const kHeadersDistinct = Symbol('kHeadersDistinct');
const kHeadersCount = Symbol('kHeadersCount');
const kTrailers = Symbol('kTrailers');
const kTrailersDistinct = Symbol('kTrailersDistinct');
const kTrailersCount = Symbol('kTrailersCount');

// Of these, the first one counts.
const SINGLE = new Set([
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host', 'if-modified-since',
  'if-unmodified-since', 'last-modified', 'location', 'max-forwards', 'proxy-authorization', 'referer', 'retry-after',
  'server', 'user-agent',
]);

function IncomingMessage(socket) {
  Readable.call(this, socket ? { highWaterMark: socket.readableHighWaterMark } : {});
  this._readableState.readingMore = true;
  this.socket = socket;
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this[kHeaders] = null;
  this[kHeadersCount] = 0;
  this.rawHeaders = [];
  this[kTrailers] = null;
  this[kTrailersCount] = 0;
  this.rawTrailers = [];
  this.joinDuplicateHeaders = false;
  this.aborted = false;
  this.upgrade = null;
  this.url = '';
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this.client = socket;
  this._consuming = false;
  this._dumped = false;
}
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);
Object.setPrototypeOf(IncomingMessage, Readable);

function joined(message, lines, count) {
  const fields = {};
  for (let i = 0; i < count; i += 2) message._addHeaderLine(lines[i], lines[i + 1], fields);
  return fields;
}

function distinct(lines, count) {
  const fields = Object.create(null);
  for (let i = 0; i < count; i += 2) {
    const name = lines[i].toLowerCase();
    if (fields[name] === undefined) fields[name] = [lines[i + 1]];
    else fields[name].push(lines[i + 1]);
  }
  return fields;
}

function readOnFirstUse(name, key, make) {
  Object.defineProperty(IncomingMessage.prototype, name, {
    get() {
      this[key] ??= make(this);
      return this[key];
    },
    set(value) {
      this[key] = value;
    },
    enumerable: false,
    configurable: true,
  });
}

readOnFirstUse('headers', kHeaders, (message) => joined(message, message.rawHeaders, message[kHeadersCount]));
readOnFirstUse('headersDistinct', kHeadersDistinct, (message) => distinct(message.rawHeaders, message[kHeadersCount]));
readOnFirstUse('trailers', kTrailers, (message) => joined(message, message.rawTrailers, message[kTrailersCount]));
readOnFirstUse('trailersDistinct', kTrailersDistinct,
  (message) => distinct(message.rawTrailers, message[kTrailersCount]));

Object.defineProperty(IncomingMessage.prototype, 'connection', {
  get() {
    return this.socket;
  },
  set(value) {
    this.socket = value;
  },
  configurable: true,
});

IncomingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) this.on('timeout', callback);
  this.socket.setTimeout(msecs);
  return this;
};

IncomingMessage.prototype._read = function _read() {
  if (!this._consuming) {
    this._readableState.readingMore = false;
    this._consuming = true;
  }
  const { socket } = this;
  if (socket && !socket._paused && socket.readable) socket.resume();
};

IncomingMessage.prototype._readStop = function _readStop() {
  this.socket?.pause();
};

IncomingMessage.prototype._destroy = function _destroy(error, callback) {
  if (!this.readableEnded || !this.complete) {
    this.aborted = true;
    this.emit('aborted');
  }
  const { socket } = this;
  const tell = (failure) => {
    if (this.listenerCount('error') === 0) callback();
    else callback(failure);
  };
  if (socket && !socket.destroyed && this.aborted) {
    socket.destroy(error);
    const cleanup = finished(socket, (failure) => {
      cleanup();
      nextTick(tell, (failure?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : failure) || error);
    });
  } else {
    nextTick(tell, error);
  }
};

IncomingMessage.prototype._addHeaderLines = function _addHeaderLines(lines, isTrailer) {
  if (isTrailer) {
    this.rawTrailers = lines;
    this[kTrailersCount] = lines.length;
  } else {
    this.rawHeaders = lines;
    this[kHeadersCount] = lines.length;
  }
  this[isTrailer ? kTrailers : kHeaders] = null;
};

// How a field with the same name as one before joins it.
IncomingMessage.prototype._addHeaderLine = function _addHeaderLine(given, value, fields) {
  const name = given.toLowerCase();
  if (name === 'set-cookie') {
    if (fields[name] === undefined) fields[name] = [value];
    else fields[name].push(value);
  } else if (!Object.hasOwn(fields, name)) {
    fields[name] = value;
  } else if (name === 'cookie') {
    fields[name] += `; ${value}`;
  } else if (this.joinDuplicateHeaders || !SINGLE.has(name)) {
    fields[name] += `, ${value}`;
  }
};

/** Nobody reads the rest. */
IncomingMessage.prototype._dump = function _dump() {
  if (this._dumped) return;
  this._dumped = true;
  this._consuming = true;
  this.resume();
};

/** Takes over what the parser found in a head. */
IncomingMessage.prototype._takeHead = function _takeHead(head, mostFields) {
  this.httpVersionMajor = head.major;
  this.httpVersionMinor = head.minor;
  this.httpVersion = `${head.major}.${head.minor}`;
  this.upgrade = head.isUpgrade;
  this._addHeaderLines(mostFields > 0 ? head.fields.slice(0, 2 * mostFields) : head.fields, false);
};

module.exports = { IncomingMessage };
