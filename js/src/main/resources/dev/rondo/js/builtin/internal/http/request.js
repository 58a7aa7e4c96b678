'use strict';

// ClientRequest: a request that a program makes.

const net = require('net');
const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger, validateNumber } = require('internal/validators');
const { nextTick } = require('process');
const { checkInsecure, connectionReset, isToken } = require('internal/http/common');
const { kErrored, kOutHeaders, kUniqueHeaders, OutgoingMessage } = require('internal/http/outgoing');
const wire = require('internal/http/client-wire');

const kPath = Symbol('kPath');
const INVALID_PATH = /[^\u0021-\u00ff]/;
const NO_BODY = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

function urlOptions(url) {
  return require('url').urlToHttpOptions(url);
}

/** The options of (url, options, callback), (url, callback), (options, callback). */
function normalized(input, options, callback) {
  if (typeof input === 'string') return given(urlOptions(new URL(input)), options, callback);
  if (input instanceof URL) return given(urlOptions(input), options, callback);
  return [{ ...input }, options];
}

function given(fromUrl, options, callback) {
  return typeof options === 'function' ? [fromUrl, options] : [{ ...fromUrl, ...options }, callback];
}

function hostText(value, name) {
  if (value !== null && value !== undefined && typeof value !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], value);
  }
  return value;
}

function ClientRequest(input, options, callback) {
  OutgoingMessage.call(this);
  const [settings, listener] = normalized(input, options, callback);
  checkInsecure(settings);
  chooseAgent(this, settings);
  const protocol = settings.protocol || this._defaultAgent.protocol;
  const expected = this.agent?.protocol ?? this._defaultAgent.protocol;
  if (settings.path !== undefined && settings.path !== null) {
    const path = String(settings.path);
    if (INVALID_PATH.test(path)) throw new codes.ERR_UNESCAPED_CHARACTERS('Request path');
  }
  if (protocol !== expected) throw new codes.ERR_INVALID_PROTOCOL(protocol, expected);
  const defaultPort = settings.defaultPort || this.agent?.defaultPort || this._defaultAgent.defaultPort;
  settings.port = settings.port || defaultPort || 80;
  settings.defaultPort = defaultPort;
  settings.host = hostText(settings.hostname, 'hostname') || hostText(settings.host, 'host') || 'localhost';
  this.timeout = settings.timeout === undefined ? undefined : checkedTimeout(settings.timeout);
  takeMethod(this, settings);
  this[kPath] = settings.path || '/';
  this.protocol = protocol;
  this.host = settings.host;
  this.socketPath = settings.socketPath;
  this.maxHeaderSize = settings.maxHeaderSize;
  if (this.maxHeaderSize !== undefined) validateInteger(this.maxHeaderSize, 'maxHeaderSize', 0);
  if (settings.joinDuplicateHeaders !== undefined) {
    validateBoolean(settings.joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  }
  this.joinDuplicateHeaders = settings.joinDuplicateHeaders;
  this[kUniqueHeaders] = Array.isArray(settings.uniqueHeaders) ? new Set(settings.uniqueHeaders.flat()) : null;
  if (listener) this.once('response', listener);
  Object.defineProperty(this, '_frame', { value: binding.asyncFrame(), enumerable: false });
  this._ended = false;
  this.res = null;
  this.aborted = false;
  this.upgradeOrConnect = false;
  this.parser = null;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  chooseKeepAlive(this);
  takeHeaders(this, settings, defaultPort);
  if (settings.signal) require('stream').addAbortSignal(settings.signal, this);
  begin(this, settings);
}
Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);
Object.setPrototypeOf(ClientRequest, OutgoingMessage);

function checkedTimeout(timeout) {
  validateNumber(timeout, 'timeout', 0);
  return Math.min(timeout, 2 ** 31 - 1);
}

function chooseAgent(request, settings) {
  const defaultAgent = settings._defaultAgent || require('internal/http/agent').globalAgent();
  let { agent } = settings;
  if (agent === false) agent = new defaultAgent.constructor();
  else if (agent === null || agent === undefined) {
    agent = typeof settings.createConnection === 'function' ? undefined : defaultAgent;
  } else if (typeof agent.addRequest !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  Object.defineProperty(request, '_defaultAgent', { value: defaultAgent, configurable: true, writable: true });
  request.agent = agent;
}

function takeMethod(request, settings) {
  const { method } = settings;
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (method && !isToken(method)) throw new codes.ERR_INVALID_HTTP_TOKEN('Method', method);
  request.method = method ? method.toUpperCase() : 'GET';
  request.useChunkedEncodingByDefault = !NO_BODY.has(request.method);
}

function chooseKeepAlive(request) {
  const { agent } = request;
  request.shouldKeepAlive = Boolean(agent && (agent.keepAlive || Number.isFinite(agent.maxSockets)));
  request._last = !request.shouldKeepAlive;
}

function hostHeader({ host, port }, defaultPort) {
  const colon = host.indexOf(':');
  const bracketed = colon !== -1 && host.includes(':', colon + 1) && !host.startsWith('[') ? `[${host}]` : host;
  return port && +port !== defaultPort ? `${bracketed}:${port}` : bracketed;
}

function takeHeaders(request, settings, defaultPort) {
  const { headers, setHost = settings.setDefaultHeaders ?? true } = settings;
  if (Array.isArray(headers)) {
    request._storeHeader(`${request.method} ${request.path} HTTP/1.1\r\n`, headers);
    return;
  }
  for (const name of Object.keys(headers ?? {})) request.setHeader(name, headers[name]);
  if (settings.host && !request.getHeader('host') && setHost) {
    request.setHeader('Host', hostHeader(settings, defaultPort));
  }
  if (settings.auth && !request.getHeader('Authorization')) {
    request.setHeader('Authorization', `Basic ${Buffer.from(settings.auth).toString('base64')}`);
  }
  if (request.getHeader('expect')) {
    if (request._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
    request._implicitHeader();
  }
}

function begin(request, settings) {
  if (request.socketPath) settings.path = request.socketPath;
  else delete settings.path;
  if (request.agent) {
    request.agent.addRequest(request, settings);
    return;
  }
  request._last = true;
  request.shouldKeepAlive = false;
  if (typeof settings.createConnection !== 'function') {
    request.onSocket(net.createConnection(settings));
    return;
  }
  let told = false;
  const made = (error, socket) => {
    if (told) return;
    told = true;
    if (error) nextTick(() => request.emit('error', error));
    else request.onSocket(socket);
  };
  try {
    const socket = settings.createConnection(settings, made);
    if (socket) made(null, socket);
  } catch (error) {
    made(error);
  }
}

Object.defineProperty(ClientRequest.prototype, 'path', {
  get() {
    return this[kPath];
  },
  set(value) {
    const path = String(value);
    if (INVALID_PATH.test(path)) throw new codes.ERR_UNESCAPED_CHARACTERS('Request path');
    this[kPath] = path;
  },
  configurable: true,
});

ClientRequest.prototype._finish = function _finish() {
  OutgoingMessage.prototype._finish.call(this);
};

ClientRequest.prototype._implicitHeader = function _implicitHeader() {
  if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('render');
  this._storeHeader(`${this.method} ${this.path} HTTP/1.1\r\n`, this[kOutHeaders]);
};

ClientRequest.prototype.abort = function abort() {
  if (this.aborted) return;
  this.aborted = true;
  nextTick(() => this.emit('abort'));
  this.destroy();
};

ClientRequest.prototype.destroy = function destroy(error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this.res?._dump();
  this[kErrored] = error;
  this.socket?.destroy(error);
  if (!this.socket && this._socketless) emitDestroyed(this, error);
  return this;
};

// There never was a socket, or it has been given back.
function emitDestroyed(request, given) {
  let error = given;
  if (!request.aborted && !error) error = connectionReset('socket hang up');
  nextTick(() => {
    if (error) request.emit('error', error);
    request._closed = true;
    request.emit('close');
  });
}

ClientRequest.prototype.onSocket = function onSocket(socket, error) {
  nextTick(() => {
    if (!this.destroyed && !error) {
      wire.attach(this, socket);
      this._flush();
      return;
    }
    const failure = this[kErrored] || error;
    if (failure) this[kErrored] = failure;
    if (socket) {
      if (!error && this.agent && !socket.destroyed) socket.emit('free');
      else socket.destroy(failure);
    }
    let told = failure;
    if (!this.aborted && !told) told = connectionReset('socket hang up');
    if (told) this.emit('error', told);
    this._closed = true;
    this.emit('close');
  });
};

ClientRequest.prototype._deferToConnect = function _deferToConnect(method, args) {
  const call = () => {
    if (method) Reflect.apply(this.socket[method], this.socket, args);
  };
  const onSocket = () => {
    if (this.socket.writable) call();
    else this.socket.once('connect', call);
  };
  if (this.socket) onSocket();
  else this.once('socket', onSocket);
};

ClientRequest.prototype.setTimeout = function setTimeout(msecs, callback) {
  if (this._ended) return this;
  if (callback !== undefined) validateFunction(callback, 'callback');
  this.timeout = checkedTimeout(msecs);
  if (callback) this.once('timeout', callback);
  if (this.socket) wire.startTimeout(this, this.socket);
  else this.once('socket', (socket) => wire.startTimeout(this, socket));
  return this;
};

ClientRequest.prototype.setNoDelay = function setNoDelay(noDelay) {
  this._deferToConnect('setNoDelay', [noDelay]);
};

ClientRequest.prototype.setSocketKeepAlive = function setSocketKeepAlive(enable, initialDelay) {
  this._deferToConnect('setKeepAlive', [enable, initialDelay]);
};

ClientRequest.prototype.clearTimeout = function clearTimeout(callback) {
  this.setTimeout(0, callback);
};

module.exports = { ClientRequest };
