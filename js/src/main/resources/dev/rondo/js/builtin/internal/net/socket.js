'use strict';

// Socket: a connection as a stream.

const { addAbortSignal, Duplex } = require('stream');
const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { errnoException, errnoOf } = require('internal/system-errors');
const { normalizeArgs } = require('internal/net/options');
const timeouts = require('internal/net/timeouts');
const host = binding.load('net');
const { nextTick } = require('process');

const kBytesRead = Symbol('kBytesRead');
const kReading = Symbol('reading');
const kUnref = Symbol('unref');
const kNoDelay = Symbol('kSetNoDelay');
const kKeepAlive = Symbol('kSetKeepAlive');
const kReset = Symbol('reset');

const FAMILIES = { 0: undefined, 4: 'IPv4', 6: 'IPv6' };

function failure(code, syscall) {
  return errnoException(errnoOf(code) ?? -4094, syscall);
}

class Socket extends Duplex {
  constructor(options = {}) {
    if (options?.objectMode || options?.readableObjectMode || options?.writableObjectMode) {
      const name = ['objectMode', 'readableObjectMode', 'writableObjectMode'].find((each) => options[each]);
      throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, true, 'is not supported');
    }
    if (typeof options === 'number' || options.fd !== undefined) {
      throw require('internal/unavailable').refuse('net.Socket with a file descriptor');
    }
    if (options.onread) throw require('internal/unavailable').refuse('net.Socket with onread');
    super({
      ...options,
      allowHalfOpen: Boolean(options.allowHalfOpen),
      emitClose: false,
      autoDestroy: true,
      decodeStrings: false,
      signal: undefined,
    });
    this.connecting = false;
    this._hadError = false;
    this._parent = null;
    this._host = null;
    this._handle = null;
    this._pendingData = null;
    this._pendingEncoding = '';
    this._bytesDispatched = 0;
    this.server = null;
    this._server = null;
    this._peername = undefined;
    this[kBytesRead] = 0;
    this[kReading] = false;
    this[kUnref] = false;
    this[kReset] = false;
    this[kNoDelay] = Boolean(options.noDelay);
    this[kKeepAlive] = Boolean(options.keepAlive);
    this.on('end', onEnd);
    if (options.signal) addAbortSignal(options.signal, this);
    if (options.handle) {
      // What happens to it belongs to nobody's asynchronous code.
      const frame = binding.asyncFrame();
      binding.setAsyncFrame(undefined);
      this._attach(options.handle);
      binding.setAsyncFrame(frame);
      if (options.pauseOnCreate) this.pause();
      else if (!options.manualStart) this.read(0);
    }
  }

  // A handle of the host becomes this socket's.
  _attach(handle) {
    this._handle = handle;
    host.tell(handle, (what) => {
      if (this._handle === handle) this.#happened(what);
    });
    if (this[kUnref]) host.reference(handle, false);
  }

  #happened(what) {
    if (typeof what === 'string') {
      this.destroy(failure(what, 'read'));
    } else if (what === undefined) {
      this.push(null);
      this.read(0);
    } else {
      this._active();
      this[kBytesRead] += what.byteLength;
      if (!this.push(Buffer.from(what))) this.#startReading(false);
    }
  }

  #startReading(on) {
    if (this[kReading] === on || this._handle === null) return;
    this[kReading] = on;
    host.read(this._handle, on);
  }

  connect(...args) {
    const [options, callback] = normalizeArgs(args);
    if (options.path === undefined && options.port === undefined) {
      throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
    }
    if (this.write !== Socket.prototype.write) delete this.write;
    if (this.destroyed) {
      this._undestroy();
      this._handle = null;
      this._peername = undefined;
      this[kReading] = false;
    }
    if (callback !== null) this.once('connect', callback);
    this._active();
    this.connecting = true;
    require('internal/net/connect').connect(this, options);
    return this;
  }

  _connected(error) {
    this.connecting = false;
    if (error !== undefined) {
      this.destroy(error);
      return;
    }
    this._active();
    if (this[kNoDelay]) host.noDelay(this._handle, true);
    if (this[kKeepAlive]) host.keepAlive(this._handle, true);
    this.emit('connect');
    this.emit('ready');
    if (!this.isPaused()) this.#startReading(true);
  }

  // Something has happened, so that the time that the socket may be idle begins anew.
  _active() {
    for (let socket = this; socket != null; socket = socket._parent) timeouts.refresh(socket);
  }

  _unrefTimer() {
    this._active();
  }

  _read(size) {
    if (this.connecting || this._handle === null) this.once('connect', () => this._read(size));
    else this.#startReading(true);
  }

  _write(data, encoding, callback) {
    this._writeGeneric(data, encoding, callback);
  }

  _writev(chunks, callback) {
    this._writeGeneric(chunks, '', callback);
  }

  _writeGeneric(data, encoding, callback) {
    if (this.connecting) {
      this._pendingData = data;
      this._pendingEncoding = encoding;
      const onClose = () => callback(new codes.ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
      this.once('connect', () => {
        this.off('close', onClose);
        this._writeGeneric(data, encoding, callback);
      });
      this.once('close', onClose);
      return;
    }
    this._pendingData = null;
    this._pendingEncoding = '';
    if (this._handle === null) {
      callback(new codes.ERR_SOCKET_CLOSED());
      return;
    }
    this._active();
    this.#send(bytesOf(data, encoding), callback);
  }

  #send(bytes, callback) {
    this._bytesDispatched += bytes.length;
    const written = host.write(this._handle, bytes, (code) => {
      if (this.destroyed) callback(null);
      else if (code !== undefined) this.destroy(failure(code, 'write'), callback);
      else {
        this._active();
        callback(null);
      }
    });
    if (typeof written === 'string') callback(failure(written, 'write'));
    else if (written) callback(null);
  }

  _final(callback) {
    if (this.connecting) {
      this.once('connect', () => this._final(callback));
      return;
    }
    if (this._handle === null) {
      callback();
      return;
    }
    host.end(this._handle, () => callback());
  }

  end(...args) {
    super.end(...args);
    return this;
  }

  destroySoon() {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  }

  resetAndDestroy() {
    if (this._handle === null && !this.connecting) {
      this.destroy(new codes.ERR_SOCKET_CLOSED());
    } else if (this.connecting) {
      this.once('connect', () => this.#destroyWithReset());
    } else {
      this.#destroyWithReset();
    }
    return this;
  }

  #destroyWithReset() {
    this[kReset] = true;
    this.destroy();
  }

  _destroy(error, callback) {
    const handle = this._handle;
    const begun = this.connecting || handle !== null;
    this.connecting = false;
    timeouts.clear(this);
    const failed = Boolean(error);
    if (!begun) {
      callback(error);
      nextTick(() => this.emit('close'));
    } else {
      if (handle !== null && this[kReset]) host.reset(handle);
      else if (handle !== null) host.close(handle);
      this[kReset] = false;
      const closed = () => this.emit('close', failed);
      binding.queueClose(closed, closed);
      this._handle = null;
      this[kReading] = false;
      callback(error);
    }
    const server = this._server;
    if (server !== null) {
      server._connections--;
      server._emitCloseIfDrained?.();
    }
  }

  setNoDelay(enable) {
    const on = Boolean(enable === undefined ? true : enable);
    if (on !== this[kNoDelay] && this._handle !== null) host.noDelay(this._handle, on);
    this[kNoDelay] = on;
    return this;
  }

  setKeepAlive(enable) {
    const on = Boolean(enable);
    if (on !== this[kKeepAlive] && this._handle !== null) host.keepAlive(this._handle, on);
    this[kKeepAlive] = on;
    return this;
  }

  ref() {
    return this.#reference(true);
  }

  unref() {
    return this.#reference(false);
  }

  #reference(keep) {
    this[kUnref] = !keep;
    if (this._handle !== null) host.reference(this._handle, keep);
    return this;
  }

  address() {
    return described(this._handle === null ? undefined : host.local(this._handle));
  }

  // Who has asked once may ask again when the connection is closed.
  _getpeername() {
    if (this._handle !== null && !this.connecting) this._peername ??= host.remote(this._handle);
    return described(this._peername);
  }

  get pending() {
    return this._handle === null || this.connecting;
  }

  get readyState() {
    if (this.connecting) return 'opening';
    if (this.readable) return this.writable ? 'open' : 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  get _connecting() {
    return this.connecting;
  }

  get bufferSize() {
    return this._handle === null ? undefined : this.writableLength;
  }

  get bytesRead() {
    return this[kBytesRead];
  }

  get bytesWritten() {
    const buffered = this._writableState.getBuffer();
    let bytes = this._bytesDispatched;
    for (const { chunk, encoding } of buffered) bytes += Buffer.byteLength(chunk, encoding);
    const pending = this._pendingData;
    if (Array.isArray(pending)) {
      for (const each of pending) bytes += Buffer.byteLength(each.chunk ?? each, each.encoding);
    } else if (pending) {
      bytes += Buffer.byteLength(pending, this._pendingEncoding);
    }
    return bytes;
  }

  get remoteAddress() {
    return this._getpeername().address;
  }

  get remoteFamily() {
    return this._getpeername().family;
  }

  get remotePort() {
    return this._getpeername().port;
  }

  get localAddress() {
    return this.address().address;
  }

  get localFamily() {
    return this.address().family;
  }

  get localPort() {
    return this.address().port;
  }
}

Socket.prototype.setTimeout = timeouts.setTimeout;
Socket.prototype._onTimeout = timeouts.onTimeout;

function described(end) {
  if (end === undefined || end.family === 0) return {};
  return { address: end.address, family: FAMILIES[end.family], port: end.port };
}

function bytesOf(data, encoding) {
  if (Array.isArray(data)) {
    return Buffer.concat(data.map(({ chunk, encoding: its }) => bytesOf(chunk, its)));
  }
  return typeof data === 'string' ? Buffer.from(data, encoding) : data;
}

// Who does not want half a connection cannot write to one that the other side has ended.
function onEnd() {
  if (!this.allowHalfOpen) this.write = writeAfterEnd;
}

function writeAfterEnd(chunk, encoding, callback) {
  if (!this.writableEnded) return Duplex.prototype.write.call(this, chunk, encoding, callback);
  const error = new Error('This socket has been ended by the other party');
  error.code = 'EPIPE';
  const told = typeof encoding === 'function' ? encoding : callback;
  if (typeof told === 'function') nextTick(told, error);
  this.destroy(error);
  return false;
}

/** `new Socket()` as well as `Socket()`, as programs of before classes write it. */
const callable = new Proxy(Socket, { apply: (target, self, args) => new Socket(...args) });
Socket.prototype.constructor = callable;

module.exports = { Socket: callable, described };
