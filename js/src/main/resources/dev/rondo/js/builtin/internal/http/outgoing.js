'use strict';

// OutgoingMessage: a message that is written, be it a request or a response.

const { Stream } = require('stream');
const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { nextTick } = require('process');
const { INVALID_VALUE } = require('internal/http/common');
const { headerText, kUniqueHeaders } = require('internal/http/header-text');

const kCorked = Symbol('corked');
const kChunks = Symbol('kChunkedBuffer');
const kSocket = Symbol('kSocket');
const kNeedDrain = Symbol('kNeedDrain');
const kEndCallbacks = Symbol('kEndCallbacks');
const kEndTold = Symbol('kEndTold');
const kErrored = Symbol('errored');
const kHighWaterMark = Symbol('kHighWaterMark');
const kBytesWritten = Symbol('kBytesWritten');
const kOutHeaders = Symbol('kOutHeaders');

const nothing = () => {};

function OutgoingMessage(options) {
  Stream.call(this);
  this[kHighWaterMark] = options?.highWaterMark ?? Stream.getDefaultHighWaterMark(false);
  this.outputData = [];
  this.outputSize = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.maxRequestsOnConnectionReached = false;
  this._defaultKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._removedConnection = false;
  this._removedContLen = false;
  this._removedTE = false;
  this.strictContentLength = false;
  this[kBytesWritten] = 0;
  this._contentLength = null;
  this._hasBody = true;
  this._trailer = '';
  this[kNeedDrain] = false;
  this.finished = false;
  this._headerSent = false;
  this[kCorked] = 0;
  this[kChunks] = [];
  this._closed = false;
  this[kSocket] = null;
  this._header = null;
  this[kOutHeaders] = null;
  this._keepAliveTimeout = 0;
  this._onPendingData = nothing;
  this[kEndCallbacks] = [];
  this[kEndTold] = false;
  this[kErrored] = null;
}
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
Object.setPrototypeOf(OutgoingMessage, Stream);

function getter(name, get, set) {
  Object.defineProperty(OutgoingMessage.prototype, name, { get, set, enumerable: false, configurable: true });
}

getter('errored', function () {
  return this[kErrored];
});
getter('closed', function () {
  return this._closed;
});
getter('writableFinished', function () {
  return this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0);
});
getter('writableObjectMode', () => false);
getter('writableLength', function () {
  const chunks = this[kChunks].reduce((sum, { chunk }) => sum + chunk.length, 0);
  return this.outputSize + chunks + (this.socket ? this.socket.writableLength : 0);
});
getter('writableHighWaterMark', function () {
  return this.socket ? this.socket.writableHighWaterMark : this[kHighWaterMark];
});
getter('writableCorked', function () {
  return this[kCorked];
});
getter('writableEnded', function () {
  return this.finished;
});
getter('writableNeedDrain', function () {
  return !this.destroyed && !this.finished && this[kNeedDrain];
});
getter('headersSent', function () {
  return Boolean(this._header);
});
function getSocket() {
  return this[kSocket];
}
function setSocket(value) {
  for (let n = 0; n < this[kCorked]; n++) {
    value?.cork();
    this[kSocket]?.uncork();
  }
  this[kSocket] = value;
}
getter('socket', getSocket, setSocket);
getter('connection', getSocket, setSocket);

Object.assign(OutgoingMessage.prototype, require('internal/http/outgoing-headers').methods(kOutHeaders));

OutgoingMessage.prototype._renderHeaders = function _renderHeaders() {
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
  return Object.fromEntries(Object.values(this[kOutHeaders] ?? {}));
};

OutgoingMessage.prototype.cork = function cork() {
  this[kCorked]++;
  this.socket?.cork();
};

OutgoingMessage.prototype.uncork = function uncork() {
  this[kCorked]--;
  this.socket?.uncork();
  const chunks = this[kChunks];
  if (this[kCorked] > 0 || chunks.length === 0) return;
  const length = chunks.reduce((sum, { chunk, encoding }) => sum + sizeOf(chunk, encoding), 0);
  const callbacks = chunks.map(({ callback }) => callback).filter(Boolean);
  this._send(`${length.toString(16)}\r\n`, 'latin1', null);
  for (const { chunk, encoding } of chunks) this._send(chunk, encoding, null);
  this._send('\r\n', 'latin1', callbacks.length === 0 ? null : (error) => {
    for (const callback of callbacks) callback(error);
  });
  this[kChunks] = [];
};

OutgoingMessage.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (callback) this.on('timeout', callback);
  if (this.socket) this.socket.setTimeout(msecs);
  else this.once('socket', (socket) => socket.setTimeout(msecs));
  return this;
};

OutgoingMessage.prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this[kErrored] = error;
  if (this.socket) this.socket.destroy(error);
  else this.once('socket', (socket) => socket.destroy(error));
  return this;
};

// The head goes out together with the first data.
OutgoingMessage.prototype._send = function _send(given, encoding, callback) {
  let data = given;
  if (!this._headerSent) {
    const header = this._header;
    if (typeof data === 'string' && (encoding === 'utf8' || encoding === 'latin1' || !encoding)) {
      data = header + data;
    } else {
      this.outputData.unshift({ data: header, encoding: 'latin1', callback: null });
      this.outputSize += header.length;
      this._onPendingData(header.length);
    }
    this._headerSent = true;
  }
  return this._writeRaw(data, encoding, callback);
};

OutgoingMessage.prototype._writeRaw = function _writeRaw(data, given, told) {
  const conn = this.socket;
  if (conn?.destroyed) return false;
  const [encoding, callback] = typeof given === 'function' ? [null, given] : [given, told];
  if (conn && conn._httpMessage === this && conn.writable) {
    if (this.outputData.length > 0) this._flushOutput(conn);
    return conn.write(data, encoding, callback);
  }
  this.outputData.push({ data, encoding, callback });
  this.outputSize += data.length;
  this._onPendingData(data.length);
  return this.outputSize < this[kHighWaterMark];
};

OutgoingMessage.prototype._storeHeader = function _storeHeader(firstLine, headers) {
  this._header = headerText(this, firstLine, headers, headers === this[kOutHeaders]);
  this._headerSent = false;
  if (this._expects) this._send('');
};

function sizeOf(chunk, encoding) {
  return typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength;
}

function fail(message, error, callback) {
  nextTick(() => {
    callback(error);
    if (!message.destroyed) message.emit('error', error);
  });
}

function uncorkSocket(socket) {
  socket.uncork();
}

function checkLength(message, length, isEnd) {
  if (!message.strictContentLength || message._contentLength === null) return;
  const wrong = isEnd
    ? message[kBytesWritten] !== message._contentLength
    : message[kBytesWritten] + length > message._contentLength;
  if (wrong) {
    throw new codes.ERR_HTTP_CONTENT_LENGTH_MISMATCH(message[kBytesWritten] + length, message._contentLength);
  }
}

function write(message, chunk, encoding, given, fromEnd) {
  const callback = typeof given === 'function' ? given : nothing;
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
  if (message.finished || message.destroyed) {
    fail(message, message.finished ? new codes.ERR_STREAM_WRITE_AFTER_END() : new codes.ERR_STREAM_DESTROYED('write'),
      callback);
    return false;
  }
  const length = sizeOf(chunk, encoding);
  if (!fromEnd) checkLength(message, length, false);
  message[kBytesWritten] += length;
  if (!message._header) {
    if (fromEnd) message._contentLength = length;
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message._rejectsBodies) throw new codes.ERR_HTTP_BODY_NOT_ALLOWED();
    nextTick(callback);
    return true;
  }
  if (!fromEnd && message.socket && !message.socket.writableCorked) {
    message.socket.cork();
    nextTick(uncorkSocket, message.socket);
  }
  const taken = send(message, chunk, encoding, callback, length);
  if (!taken) message[kNeedDrain] = true;
  return taken;
}

function send(message, chunk, encoding, callback, length) {
  if (!message.chunkedEncoding || chunk.length === 0) return message._send(chunk, encoding, callback);
  if (message[kCorked] > 0 && message._headerSent) {
    message[kChunks].push({ chunk, encoding, callback });
    return message.writableLength < message[kHighWaterMark];
  }
  message._send(length.toString(16), 'latin1', null);
  message._send('\r\n', 'latin1', null);
  message._send(chunk, encoding, null);
  return message._send('\r\n', 'latin1', callback);
}

OutgoingMessage.prototype.write = function (chunk, encoding, callback) {
  return typeof encoding === 'function'
    ? write(this, chunk, null, encoding, false)
    : write(this, chunk, encoding, callback, false);
};

OutgoingMessage.prototype.addTrailers = function addTrailers(headers) {
  const { validateHeaderName } = require('internal/http/common');
  this._trailer = '';
  const entries = Array.isArray(headers) ? headers : Object.entries(headers);
  for (const [name, value] of entries) {
    validateHeaderName(name, 'Trailer name');
    for (const each of Array.isArray(value) && !this[kUniqueHeaders]?.has(name.toLowerCase()) ? value : [value]) {
      const text = Array.isArray(each) ? each.join('; ') : each;
      if (INVALID_VALUE.test(text)) throw new codes.ERR_INVALID_CHAR('trailer content', name);
      this._trailer += `${name}: ${text}\r\n`;
    }
  }
};

// Who waits for the end hears of it before the listeners of 'finish' do.
function whenEnded(message, callback) {
  if (callback === undefined) return;
  if (message.finished && message.writableFinished && message[kEndTold]) {
    nextTick(callback, new codes.ERR_STREAM_ALREADY_FINISHED('end'));
  } else {
    message[kEndCallbacks].push(callback);
  }
}

function afterFinish(message, error) {
  const callbacks = message[kEndCallbacks];
  message[kEndCallbacks] = [];
  message[kEndTold] = true;
  for (const callback of callbacks) callback(error ?? null);
  if (error || message.socket?._hadError) return;
  message.emit('finish');
}

OutgoingMessage.prototype.end = function end(...args) {
  const callback = args.find((each) => typeof each === 'function');
  const [chunk, encoding] = args.filter((each) => typeof each !== 'function');
  if (chunk) {
    if (this.finished) {
      fail(this, new codes.ERR_STREAM_WRITE_AFTER_END(), callback ?? nothing);
      return this;
    }
    this.socket?.cork();
    write(this, chunk, encoding, null, true);
  } else if (this.finished) {
    whenEnded(this, callback);
    return this;
  } else if (!this._header) {
    this.socket?.cork();
    this._contentLength = 0;
    this._implicitHeader();
  }
  whenEnded(this, callback);
  checkLength(this, 0, true);
  const done = (error) => afterFinish(this, error);
  if (this._hasBody && this.chunkedEncoding) {
    if (this[kChunks].length > 0) {
      this[kCorked] = 1;
      this.uncork();
    }
    this._send(`0\r\n${this._trailer}\r\n`, 'latin1', done);
  } else if (!this._headerSent || this.writableLength > 0 || chunk) {
    this._send('', 'latin1', done);
  } else {
    nextTick(done);
  }
  if (this.socket) {
    this.socket._writableState.corked = 1;
    this.socket.uncork();
  }
  this[kCorked] = 0;
  this.finished = true;
  if (this.outputData.length === 0 && this.socket && this.socket._httpMessage === this) this._finish();
  return this;
};

OutgoingMessage.prototype._finish = function _finish() {
  this.emit('prefinish');
};

/** A socket is there, or it has room again. */
OutgoingMessage.prototype._flush = function _flush() {
  const { socket } = this;
  if (!socket?.writable) return;
  const taken = this._flushOutput(socket);
  if (this.finished) this._finish();
  else if (taken && this[kNeedDrain]) {
    this[kNeedDrain] = false;
    this.emit('drain');
  }
};

OutgoingMessage.prototype._flushOutput = function _flushOutput(socket) {
  if (this.outputData.length === 0) return undefined;
  const output = this.outputData;
  let taken;
  socket.cork();
  for (const { data, encoding, callback } of output) taken = socket.write(data, encoding, callback);
  socket.uncork();
  this.outputData = [];
  this._onPendingData(-this.outputSize);
  this.outputSize = 0;
  return taken;
};

OutgoingMessage.prototype.flushHeaders = function flushHeaders() {
  if (!this._header) this._implicitHeader();
  this._send('');
};

OutgoingMessage.prototype._implicitHeader = function _implicitHeader() {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
};

OutgoingMessage.prototype.pipe = function pipe() {
  this.emit('error', new codes.ERR_STREAM_CANNOT_PIPE());
};

/** The socket takes more again. */
OutgoingMessage.prototype._drained = function _drained() {
  if (!this.destroyed && this[kNeedDrain]) {
    this[kNeedDrain] = false;
    this.emit('drain');
  }
};

module.exports = { OutgoingMessage, kErrored, kNeedDrain, kOutHeaders, kUniqueHeaders };
