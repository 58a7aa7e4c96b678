'use strict';

// Server: requests in, responses out in the same order.

const net = require('net');
const { codes } = require('internal/errors');
const { validateBoolean, validateInteger, validateObject } = require('internal/validators');
const { nextTick } = require('process');
const { checkInsecure, connectionReset, Parser } = require('internal/http/common');
const { IncomingMessage } = require('internal/http/incoming');
const { kUniqueHeaders } = require('internal/http/header-text');
const { ServerResponse } = require('internal/http/response');

const kConnections = Symbol('http.server.connections');
const kChecking = Symbol('http.server.connectionsCheckingInterval');
const kIncoming = Symbol('IncomingMessage');
const kResponse = Symbol('ServerResponse');
const kOptions = Symbol('http.server.options');

// A moment longer than the client is told, so that it does not send into a connection that is being closed.
const KEEP_ALIVE_BUFFER = 1000;

const ignore = () => {};

const ANSWERS = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

function duration(options, name, otherwise) {
  if (options[name] === undefined) return otherwise;
  validateInteger(options[name], name, 0);
  return options[name];
}

class Server extends net.Server {
  constructor(first, second) {
    const options = typeof first === 'function' || first === undefined || first === null ? {} : first;
    if (first !== undefined && first !== null && typeof first !== 'function') validateObject(first, 'options');
    checkInsecure(options);
    if (options.maxHeaderSize !== undefined) validateInteger(options.maxHeaderSize, 'maxHeaderSize', 0);
    for (const name of ['requireHostHeader', 'joinDuplicateHeaders', 'rejectNonStandardBodyWrites']) {
      if (options[name] !== undefined) validateBoolean(options[name], `options.${name}`);
    }
    super({ allowHalfOpen: true, noDelay: options.noDelay ?? true, keepAlive: options.keepAlive ?? false });
    this[kOptions] = options;
    this[kIncoming] = options.IncomingMessage ?? IncomingMessage;
    this[kResponse] = options.ServerResponse ?? ServerResponse;
    this[kUniqueHeaders] = unique(options.uniqueHeaders);
    this[kConnections] = new Set();
    const requestTimeout = duration(options, 'requestTimeout', 300_000);
    const headersTimeout = duration(options, 'headersTimeout', Math.min(60_000, requestTimeout || 60_000));
    if (requestTimeout > 0 && headersTimeout > requestTimeout) {
      throw new codes.ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', headersTimeout);
    }
    this.requestTimeout = requestTimeout;
    this.headersTimeout = headersTimeout;
    this.keepAliveTimeout = duration(options, 'keepAliveTimeout', 5000);
    this.keepAliveTimeoutBuffer = duration(options, 'keepAliveTimeoutBuffer', KEEP_ALIVE_BUFFER);
    this.connectionsCheckingInterval = duration(options, 'connectionsCheckingInterval', 30_000);
    this.httpAllowHalfOpen = false;
    this.timeout = 0;
    this.maxHeadersCount = null;
    this.maxRequestsPerSocket = 0;
    const listener = typeof first === 'function' ? first : second;
    if (listener) this.on('request', listener);
    this.on('connection', connected);
    this.on('listening', watch);
  }

  close(callback) {
    this.closeIdleConnections();
    clearInterval(this[kChecking]);
    return super.close(callback);
  }

  closeAllConnections() {
    for (const { socket } of [...this[kConnections]]) socket.destroy();
  }

  closeIdleConnections() {
    for (const { socket, begun } of [...this[kConnections]]) {
      if (begun === undefined && (!socket._httpMessage || socket._httpMessage.finished)) socket.destroy();
    }
  }

  setTimeout(msecs, callback) {
    this.timeout = msecs;
    if (callback) this.on('timeout', callback);
    return this;
  }
}

function unique(names) {
  return Array.isArray(names) ? new Set(names.flat().map((name) => name.toLowerCase())) : null;
}

function watch() {
  clearInterval(this[kChecking]);
  this[kChecking] = setInterval(() => expire(this), this.connectionsCheckingInterval).unref();
}

// Who takes too long to send a request is told so.
function expire(server) {
  const now = performance.now();
  for (const connection of [...server[kConnections]]) {
    const { begun, hasHead, socket } = connection;
    if (begun === undefined) continue;
    const limit = hasHead ? server.requestTimeout : server.headersTimeout || server.requestTimeout;
    if (limit > 0 && now - begun > limit) connection.failed(new codes.ERR_HTTP_REQUEST_TIMEOUT());
    else if (socket.destroyed) server[kConnections].delete(connection);
  }
}

function connected(socket) {
  new ServerConnection(this, socket).start();
}

// One connection: its parser, the requests that are being answered, and the responses that wait for their turn.
class ServerConnection {
  incoming = [];
  outgoing = [];
  outgoingData = 0;
  requests = 0;
  idleTimeout = false;
  // When the request that is being read began.
  begun = performance.now();
  hasHead = false;

  constructor(server, socket) {
    this.server = server;
    this.socket = socket;
    this.parser = new Parser(true, server[kOptions].maxHeaderSize);
    this.parser.onHead = (head) => this.#head(head);
    this.parser.onUpgrade = (rest) => this.#upgraded(rest);
    this.parser.onError = (error) => this.failed(error);
    this.parser.onMessageEnd = () => {
      this.begun = undefined;
    };
    this.listeners = {
      data: (data) => this.#data(data),
      end: () => this.#ended(),
      close: () => this.#closed(),
      drain: () => this.#drained(),
      error: (error) => this.failed(error),
      timeout: () => this.#timedOut(),
    };
  }

  start() {
    const { server, socket } = this;
    server[kConnections].add(this);
    socket.server = server;
    socket.parser = this.parser;
    socket._paused = false;
    if (server.timeout) socket.setTimeout(server.timeout);
    for (const name of ['timeout', 'error', 'data', 'end', 'close', 'drain']) socket.on(name, this.listeners[name]);
  }

  #detach() {
    this.server[kConnections].delete(this);
    for (const [name, listener] of Object.entries(this.listeners)) this.socket.removeListener(name, listener);
    this.parser.free();
    this.socket.parser = null;
  }

  #data(data) {
    if (this.begun === undefined) {
      this.begun = performance.now();
      this.hasHead = false;
    }
    this.parser.execute(data);
  }

  #head(head) {
    const { server, socket } = this;
    this.hasHead = true;
    this.#busy();
    const request = new server[kIncoming](socket);
    request._takeHead(head, server.maxHeadersCount);
    request.method = head.start;
    request.url = head.target;
    request.joinDuplicateHeaders = Boolean(server[kOptions].joinDuplicateHeaders);
    this.parser.incoming = request;
    if (request.upgrade) {
      request.upgrade = request.method === 'CONNECT' || this.#takesUpgrade(request);
      if (request.upgrade) return 2;
    }
    this.incoming.push(request);
    if (!socket._paused && (socket.writableNeedDrain || this.outgoingData >= socket.writableHighWaterMark)) {
      socket._paused = true;
      socket.pause();
    }
    this.#answer(request, this.#response(request, head.keepsAlive));
    return 0;
  }

  #takesUpgrade(request) {
    const { shouldUpgradeCallback } = this.server[kOptions];
    return shouldUpgradeCallback ? Boolean(shouldUpgradeCallback(request)) : this.server.listenerCount('upgrade') > 0;
  }

  #response(request, keepsAlive) {
    const { server, socket } = this;
    const response = new server[kResponse](request, {
      highWaterMark: socket.writableHighWaterMark,
      rejectNonStandardBodyWrites: server[kOptions].rejectNonStandardBodyWrites,
    });
    response._keepAliveTimeout = server.keepAliveTimeout;
    response._maxRequestsPerSocket = server.maxRequestsPerSocket;
    response._onPendingData = (delta) => this.#pending(delta);
    response.shouldKeepAlive = keepsAlive;
    response[kUniqueHeaders] = server[kUniqueHeaders];
    if (socket._httpMessage) this.outgoing.push(response);
    else response.assignSocket(socket);
    response.on('finish', () => this.#finished(request, response));
    return response;
  }

  #answer(request, response) {
    const { server } = this;
    if (request.httpVersionMajor === 1 && request.httpVersionMinor === 1) {
      if (server[kOptions].requireHostHeader !== false && request.headers.host === undefined) {
        response.writeHead(400, ['Connection', 'close']);
        response.end();
        return;
      }
      if (server.maxRequestsPerSocket > 0) {
        this.requests++;
        response.maxRequestsOnConnectionReached = server.maxRequestsPerSocket <= this.requests;
        if (server.maxRequestsPerSocket < this.requests) {
          server.emit('dropRequest', request, this.socket);
          response.writeHead(503);
          response.end();
          return;
        }
      }
      if (request.headers.expect !== undefined) {
        this.#expected(request, response);
        return;
      }
    }
    server.emit('request', request, response);
  }

  #expected(request, response) {
    const { server } = this;
    if (/(?:^|\W)100-continue(?:$|\W)/i.test(request.headers.expect)) {
      response._expect_continue = true;
      if (server.listenerCount('checkContinue') > 0) {
        server.emit('checkContinue', request, response);
      } else {
        response.writeContinue();
        server.emit('request', request, response);
      }
    } else if (server.listenerCount('checkExpectation') > 0) {
      server.emit('checkExpectation', request, response);
    } else {
      response.writeHead(417);
      response.end();
    }
  }

  #finished(request, response) {
    const { server, socket, parser } = this;
    this.incoming.shift();
    if (!request._consuming) request._dump();
    response.detachSocket(socket);
    if (parser.incoming === request && request.readableEnded) parser.incoming = null;
    nextTick(() => {
      response.destroyed = true;
      response._closed = true;
      response.emit('close');
    });
    if (response._last) {
      // A program may have brought a stream of its own.
      if (socket.destroySoon) socket.destroySoon();
      else socket.end();
    } else if (this.outgoing.length === 0) {
      if (server.keepAliveTimeout && socket.setTimeout) {
        socket.setTimeout(server.keepAliveTimeout + server.keepAliveTimeoutBuffer);
        this.idleTimeout = true;
      }
    } else {
      this.outgoing.shift().assignSocket(socket);
    }
  }

  // A request has come, so that the limit for idle connections counts no more.
  #busy() {
    if (!this.idleTimeout) return;
    this.socket.setTimeout(this.server.timeout || 0);
    this.idleTimeout = false;
  }

  #pending(delta) {
    this.outgoingData += delta;
    const { socket } = this;
    if (socket._paused && this.outgoingData < socket.writableHighWaterMark) this.#drained();
  }

  #drained() {
    const { socket } = this;
    if (socket._paused && this.outgoingData <= socket.writableHighWaterMark) {
      socket._paused = false;
      socket.resume();
    }
    socket._httpMessage?._drained?.();
  }

  #upgraded(rest) {
    const { server, socket, parser } = this;
    const request = parser.incoming;
    this.#detach();
    const name = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    if (server.listenerCount(name) === 0) {
      socket.destroy();
      return;
    }
    socket._readableState.flowing = null;
    server.emit(name, request, socket, rest);
  }

  failed(error) {
    const { server, socket, listeners } = this;
    socket.removeListener('error', listeners.error);
    if (socket.listenerCount('error', ignore) === 0) socket.on('error', ignore);
    if (server.emit('clientError', error, socket)) return;
    if (socket.writable && !socket._httpMessage?._headerSent) {
      socket.write(`HTTP/1.1 ${ANSWERS[error.code] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`, 'latin1');
    }
    socket.destroy(error);
  }

  #ended() {
    const { server, socket, parser } = this;
    const error = parser.finish();
    if (error !== undefined) {
      this.failed(error);
    } else if (!server.httpAllowHalfOpen) {
      socket.end();
    } else if (this.outgoing.length > 0) {
      this.outgoing.at(-1)._last = true;
    } else if (socket._httpMessage) {
      socket._httpMessage._last = true;
    } else {
      socket.end();
    }
  }

  #closed() {
    this.server[kConnections].delete(this);
    this.parser.free();
    while (this.incoming.length > 0) this.incoming.shift().destroy(connectionReset('aborted'));
  }

  #timedOut() {
    const { server, socket, parser } = this;
    const request = parser.incoming;
    const told = [
      request && !request.complete && request.emit('timeout', socket),
      socket._httpMessage?.emit('timeout', socket),
      server.emit('timeout', socket),
    ];
    if (!told.some(Boolean)) socket.destroy();
  }
}

const callable = new Proxy(Server, { apply: (target, self, args) => new Server(...args) });
Server.prototype.constructor = callable;

module.exports = { Server: callable };
