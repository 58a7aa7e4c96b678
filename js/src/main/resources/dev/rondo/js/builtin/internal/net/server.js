'use strict';

// Server: listens, and has an event for each connection.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateAbortSignal, validateObject, validatePort } = require('internal/validators');
const { errnoOf, getSystemErrorMessage } = require('internal/system-errors');
const { isPath, normalizeArgs, toNumber } = require('internal/net/options');
const { described, Socket } = require('internal/net/socket');
const { lookup } = require('internal/net/lookup');
const host = binding.load('net');
const { nextTick } = require('process');

const BACKLOG = 511;
const UNKNOWN = -4094;
const EVERYWHERE = '::';

// "listen EADDRINUSE: address already in use 127.0.0.1:80"
function failure(code, address, port) {
  const errno = errnoOf(code) ?? UNKNOWN;
  const place = port > 0 ? `${address}:${port}` : address;
  const error = new Error(`listen ${code}: ${getSystemErrorMessage(errno)} ${place}`);
  Object.assign(error, { code, errno, syscall: 'listen', address });
  if (port !== 0) error.port = port;
  return error;
}

class Server extends EventEmitter {
  constructor(options, listener) {
    super();
    let settings = options ?? {};
    if (typeof options === 'function') {
      this.on('connection', options);
      settings = {};
    } else if (options !== undefined && options !== null) {
      validateObject(options, 'options');
    }
    if (typeof listener === 'function') this.on('connection', listener);
    this._connections = 0;
    this._handle = null;
    this._unref = false;
    this._settings = settings;
    this.allowHalfOpen = settings.allowHalfOpen || false;
    this.pauseOnConnect = Boolean(settings.pauseOnConnect);
    this.noDelay = Boolean(settings.noDelay);
    this.keepAlive = Boolean(settings.keepAlive);
    Object.defineProperty(this, '_settings', { enumerable: false });
  }

  listen(...args) {
    const [given, callback] = normalizeArgs(args);
    if (this._handle !== null) throw new codes.ERR_SERVER_ALREADY_LISTEN();
    const options = { ...given };
    if (callback !== null) this.once('listening', callback);
    this.#abortWith(options.signal);
    const anyPort = args.length === 0 || typeof args[0] === 'function' ||
      (options.port === undefined && 'port' in options) || options.port === null;
    if (anyPort) options.port = 0;
    const backlog = options.backlog || toNumber(args.length > 1 && args[1]) || toNumber(args.length > 2 && args[2]) ||
      BACKLOG;
    if (typeof options.port === 'number' || typeof options.port === 'string') {
      validatePort(options.port, 'options.port');
      this.#listenAtPort(options.host, options.port | 0, backlog, Boolean(options.reusePort));
    } else if (options.path && isPath(options.path)) {
      this.#open(options.path, -1, backlog, false);
    } else {
      const rest = 'port' in options || 'path' in options ? [] : ['must have the property "port" or "path"'];
      throw new codes.ERR_INVALID_ARG_VALUE('options', given, ...rest);
    }
    return this;
  }

  #abortWith(signal) {
    if (signal === undefined) return;
    validateAbortSignal(signal, 'options.signal');
    const abort = () => this.close();
    if (signal.aborted) {
      nextTick(abort);
      return;
    }
    signal.addEventListener('abort', abort);
    this.once('close', () => signal.removeEventListener('abort', abort));
  }

  #listenAtPort(name, port, backlog, reusePort) {
    if (!name) {
      this.#open(undefined, port, backlog, reusePort);
      return;
    }
    lookup(name, {}, (error, address) => {
      if (error) this.emit('error', error);
      else this.#open(address, port, backlog, reusePort);
    });
  }

  // Without an address: at all of IPv6 and IPv4, or where there is no IPv6, of IPv4.
  #open(address, port, backlog, reusePort) {
    const accepted = (handle) => this.#accepted(handle);
    const bind = (where) => host.listen(where, port, backlog, reusePort, accepted);
    let handle = bind(address ?? EVERYWHERE);
    if (address === undefined && (handle === 'EAFNOSUPPORT' || handle === 'EINVAL' || handle === 'EADDRNOTAVAIL')) {
      handle = bind('0.0.0.0');
    }
    if (typeof handle === 'string') {
      // As libuv says it, for the sake of Windows.
      if (port === -1 && handle === 'ENOENT') handle = 'EACCES';
      const error = failure(handle, address ?? EVERYWHERE, port);
      nextTick(() => this.emit('error', error));
      return;
    }
    this._handle = handle;
    if (this._unref) host.reference(handle, false);
    nextTick(() => {
      if (this._handle !== null) this.emit('listening');
    });
  }

  #accepted(handle) {
    if (this._handle === null) {
      host.close(handle);
      return;
    }
    if (this.maxConnections != null && this._connections >= this.maxConnections) {
      this.#drop(handle);
      return;
    }
    const { highWaterMark } = this._settings;
    const socket = new Socket({
      handle,
      allowHalfOpen: this.allowHalfOpen,
      pauseOnCreate: this.pauseOnConnect,
      ...(highWaterMark === undefined ? {} : { readableHighWaterMark: highWaterMark, writableHighWaterMark: highWaterMark }),
    });
    if (this.noDelay) socket.setNoDelay(true);
    if (this.keepAlive) socket.setKeepAlive(true);
    this._connections++;
    socket.server = this;
    socket._server = this;
    this.emit('connection', socket);
  }

  #drop(handle) {
    const local = described(host.local(handle));
    const remote = described(host.remote(handle));
    host.close(handle);
    this.emit('drop', {
      localAddress: local.address,
      localPort: local.port,
      localFamily: local.family,
      remoteAddress: remote.address,
      remotePort: remote.port,
      remoteFamily: remote.family,
    });
  }

  get listening() {
    return this._handle !== null;
  }

  address() {
    const end = this._handle === null ? undefined : host.local(this._handle);
    if (end === undefined) return null;
    return end.family === 0 ? end.address : described(end);
  }

  getConnections(callback) {
    nextTick(callback, null, this._connections);
    return this;
  }

  close(callback) {
    if (typeof callback === 'function') {
      if (this._handle === null) this.once('close', () => callback(new codes.ERR_SERVER_NOT_RUNNING()));
      else this.once('close', callback);
    }
    if (this._handle !== null) {
      host.close(this._handle);
      this._handle = null;
    }
    this._emitCloseIfDrained();
    return this;
  }

  _emitCloseIfDrained() {
    if (this._handle !== null || this._connections > 0) return;
    nextTick(() => this.emit('close'));
  }

  async [Symbol.asyncDispose ?? Symbol('asyncDispose')]() {
    if (this._handle === null) return;
    await new Promise((resolve, reject) => {
      this.close((error) => (error ? reject(error) : resolve()));
    });
  }

  ref() {
    return this.#reference(true);
  }

  unref() {
    return this.#reference(false);
  }

  #reference(keep) {
    this._unref = !keep;
    if (this._handle !== null) host.reference(this._handle, keep);
    return this;
  }
}

const callable = new Proxy(Server, { apply: (target, self, args) => new Server(...args) });
Server.prototype.constructor = callable;

module.exports = { Server: callable };
