'use strict';

// A request and its socket: the response is read, and the socket given back when both are through.

const { nextTick } = require('process');
const { connectionReset, Parser } = require('internal/http/common');
const { IncomingMessage } = require('internal/http/incoming');

/** From now on this socket is the request's. */
function attach(request, socket) {
  const wire = new Wire(request, socket);
  request.socket = socket;
  request.parser = wire.parser;
  request._wire = wire;
  Object.defineProperty(request, '_wire', { enumerable: false });
  socket.parser = wire.parser;
  socket._httpMessage = request;
  wire.listen();
  if (request.timeout !== undefined || request.agent?.options?.timeout) startTimeout(request, socket);
  request.emit('socket', socket);
}

/** Tells the request when nothing has happened for its `timeout`. */
function startTimeout(request, socket) {
  if (request._timeoutListener === undefined) {
    const onTimeout = () => request.emit('timeout');
    Object.defineProperty(request, '_timeoutListener', { value: onTimeout, configurable: true });
    socket.on('timeout', onTimeout);
  }
  if (request.timeout === undefined) return;
  const start = () => socket.setTimeout(request.timeout);
  if (socket.connecting) socket.once('connect', start);
  else start();
}

function fail(request, error) {
  request.emit('error', error);
}

class Wire {
  #complete = false;

  constructor(request, socket) {
    this.request = request;
    this.socket = socket;
    this.parser = new Parser(false, request.maxHeaderSize);
    this.parser.onHead = (head) => this.#head(head);
    this.parser.onUpgrade = (rest) => this.#upgraded(rest);
    this.parser.onError = (error) => this.#unreadable(error);
    this.parser.onMessageEnd = (response) => this.#messageEnded(response);
    this.listeners = {
      error: (error) => this.#failed(error),
      data: (data) => this.#data(data),
      end: () => this.#ended(),
      close: () => this.#closed(),
      drain: () => request._drained(),
    };
  }

  listen() {
    for (const [name, listener] of Object.entries(this.listeners)) this.socket.on(name, listener);
  }

  #forget(...names) {
    for (const name of names) this.socket.removeListener(name, this.listeners[name]);
  }

  #free() {
    this.parser.free();
    this.socket.parser = null;
    this.request.parser = null;
  }

  // What the response brings belongs to where the request was made.
  #data(data) {
    const frame = binding.asyncFrame();
    binding.setAsyncFrame(this.request._frame);
    try {
      this.parser.execute(data);
    } finally {
      binding.setAsyncFrame(frame);
    }
    if (this.#complete) {
      this.#forget('data', 'end');
      this.#free();
    }
  }

  #head(head) {
    const { request, socket } = this;
    if (request.res !== null) {
      // A second response, for which there is no request.
      socket.destroy();
      return 0;
    }
    const response = new IncomingMessage(socket);
    response._takeHead(head, request.maxHeadersCount);
    response.statusCode = head.status;
    response.statusMessage = head.start;
    response.joinDuplicateHeaders = Boolean(request.joinDuplicateHeaders);
    this.parser.incoming = response;
    request.res = response;
    if (response.upgrade) return 2;
    if (request.method === 'CONNECT') {
      response.upgrade = true;
      return 2;
    }
    if (head.status >= 100 && head.status < 200) {
      this.#informed(response);
      return 1;
    }
    if (request.shouldKeepAlive && !head.keepsAlive && !request.upgradeOrConnect) request.shouldKeepAlive = false;
    this.#respond(response);
    if (request.method === 'HEAD') return 1;
    if (head.status === 304) {
      response.complete = true;
      return 1;
    }
    return 0;
  }

  #informed(response) {
    const { request } = this;
    request.res = null;
    if (response.statusCode === 100) request.emit('continue');
    request.emit('information', {
      statusCode: response.statusCode,
      statusMessage: response.statusMessage,
      httpVersion: response.httpVersion,
      httpVersionMajor: response.httpVersionMajor,
      httpVersionMinor: response.httpVersionMinor,
      headers: response.headers,
      rawHeaders: response.rawHeaders,
    });
  }

  #respond(response) {
    const { request } = this;
    response.req = request;
    response.on('end', () => this.#responseEnded(response));
    request.on('finish', () => {
      if (request.shouldKeepAlive && request._ended) this.#giveBack();
    });
    if (request.aborted || !request.emit('response', response)) response._dump();
  }

  #responseEnded() {
    const { request, socket } = this;
    request._ended = true;
    if (!request.shouldKeepAlive) {
      if (socket.writable) socket.destroySoon();
    } else if (request.writableFinished && !request.aborted) {
      this.#giveBack();
    }
  }

  #messageEnded(response) {
    if (response !== null && response.statusCode >= 200 && !response.upgrade) this.#complete = true;
  }

  // The socket may serve the next request.
  #giveBack() {
    const { request, socket } = this;
    if (request._timeoutListener !== undefined) {
      socket.setTimeout(0);
      socket.removeListener('timeout', request._timeoutListener);
    }
    this.#forget(...Object.keys(this.listeners));
    request.destroyed = true;
    if (request.res) request.res.socket = null;
    nextTick(() => {
      request._closed = true;
      request.emit('close');
      if (request.socket) request.socket.emit('free');
    });
  }

  #upgraded(rest) {
    const { request, socket } = this;
    const { res } = request;
    const name = request.method === 'CONNECT' ? 'connect' : 'upgrade';
    this.#forget('data', 'end', 'drain');
    this.#free();
    if (request.listenerCount(name) === 0) {
      socket.destroy();
      return;
    }
    request.upgradeOrConnect = true;
    socket.emit('agentRemove');
    this.#forget('close', 'error');
    if (request._timeoutListener !== undefined) {
      socket.setTimeout(0);
      socket.removeListener('timeout', request._timeoutListener);
    }
    socket._readableState.flowing = null;
    request.emit(name, res, socket, rest);
    request.destroyed = true;
    request._closed = true;
    request.emit('close');
  }

  #unreadable(error) {
    const { request, socket } = this;
    this.#forget('data', 'end');
    this.#free();
    socket.destroy();
    socket._hadError = true;
    fail(request, error);
  }

  #failed(error) {
    const { request, socket } = this;
    socket._hadError = true;
    fail(request, error);
    this.parser.finish();
    this.#forget('data', 'end');
    this.#free();
    socket.destroy();
  }

  #ended() {
    const { request, socket } = this;
    if (!request.res && !socket._hadError) {
      socket._hadError = true;
      fail(request, connectionReset('socket hang up'));
    }
    this.parser.finish();
    this.#free();
    socket.destroy();
  }

  #closed() {
    const { request, socket } = this;
    this.parser.finish();
    request.destroyed = true;
    const { res } = request;
    if (res) {
      if (!res.complete) res.destroy(connectionReset('aborted'));
      request._closed = true;
      request.emit('close');
      if (!res.aborted && res.readable) res.push(null);
    } else {
      if (!socket._hadError) {
        socket._hadError = true;
        fail(request, connectionReset('socket hang up'));
      }
      request._closed = true;
      request.emit('close');
    }
    request.outputData = [];
    this.#free();
  }
}

module.exports = { attach, startTimeout };
