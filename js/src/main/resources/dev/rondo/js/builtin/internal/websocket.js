'use strict';

// The global WebSocket: the package ws, as browsers have it.

const { EventEmitter } = require('events');
const WebSocketClient = require('npm:ws/lib/websocket.js');
const { Blob } = require('internal/blob');
const { DOMException } = require('internal/dom-exception');
const { MessageEvent } = require('internal/message-channel');

const NAMES = ['open', 'message', 'close', 'error'];

class CloseEvent extends Event {
  #init;

  constructor(type, init = {}) {
    super(type, init);
    this.#init = init;
  }

  get wasClean() {
    return Boolean(this.#init.wasClean);
  }

  get code() {
    return this.#init.code ?? 0;
  }

  get reason() {
    return this.#init.reason ?? '';
  }
}

class ErrorEvent extends Event {
  #error;

  constructor(error) {
    super('error');
    this.#error = error;
  }

  get error() {
    return this.#error;
  }

  get message() {
    return this.#error.message;
  }
}

function addressOf(given) {
  let url;
  try {
    url = new URL(given);
  } catch (error) {
    throw new DOMException(error.message, 'SyntaxError');
  }
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw new DOMException(`Expected a ws: or wss: protocol, got ${url.protocol}`, 'SyntaxError');
  }
  if (url.hash) throw new DOMException('Got fragment', 'SyntaxError');
  return url;
}

// A connection that fails, since it needs TLS: what of the package's client is used here.
class Failing extends EventEmitter {
  readyState = 0;
  protocol = '';
  extensions = '';

  constructor(error) {
    super();
    setImmediate(() => {
      this.readyState = 3;
      this.emit('error', error);
      this.emit('close', 1006, '');
    });
  }

  close() {
    if (this.readyState === 0) this.readyState = 2;
  }
}

function connect(address, protocols, headers) {
  const { withoutTls } = require('internal/unavailable');
  if (address.protocol === 'wss:') return new Failing(withoutTls('wss'));
  return new WebSocketClient(address, protocols, { headers });
}

class WebSocket extends EventTarget {
  #socket;
  #url;
  #binaryType = 'blob';
  #handlers = {};
  #opened = false;
  #unsent = 0;

  constructor(url, options = []) {
    super();
    const address = addressOf(url);
    const plain = typeof options === 'string' || Array.isArray(options);
    const protocols = [plain ? options : options?.protocols ?? []].flat();
    this.#url = address.href;
    try {
      this.#socket = connect(address, protocols, plain ? undefined : options?.headers);
    } catch (error) {
      throw new DOMException(error.message, 'SyntaxError');
    }
    const socket = this.#socket;
    socket.on('open', () => {
      this.#opened = true;
      this.dispatchEvent(new Event('open'));
    });
    socket.on('message', (data, isBinary) => this.#message(data, isBinary));
    // Programs hear of it when the connection is closed.
    let failure;
    socket.on('error', (error) => {
      failure ??= error;
    });
    socket.on('close', (code, reason) => {
      const wasClean = this.#opened && code !== 1006;
      if (!wasClean) this.dispatchEvent(new ErrorEvent(failure ?? new TypeError('The connection was lost')));
      this.dispatchEvent(new CloseEvent('close', { wasClean, code, reason: reason.toString() }));
    });
  }

  #message(bytes, isBinary) {
    let data = bytes.toString();
    if (isBinary) {
      const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
      data = this.#binaryType === 'blob' ? new Blob([copy]) : copy;
    }
    this.dispatchEvent(new MessageEvent('message', { data, origin: new URL(this.#url).origin }));
  }

  get url() {
    return this.#url;
  }

  get readyState() {
    return this.#socket.readyState;
  }

  get bufferedAmount() {
    return this.#unsent;
  }

  get protocol() {
    return this.#socket.protocol;
  }

  get extensions() {
    return this.#socket.extensions;
  }

  get binaryType() {
    return this.#binaryType;
  }

  set binaryType(type) {
    if (type === 'blob' || type === 'arraybuffer') this.#binaryType = type;
  }

  send(data) {
    if (this.readyState === WebSocket.CONNECTING) {
      throw new DOMException('Sent before connected.', 'InvalidStateError');
    }
    if (this.readyState !== WebSocket.OPEN) return;
    const isBytes = data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
    const sent = isBytes ? data : String(data);
    const size = isBytes ? data.size ?? data.byteLength : Buffer.byteLength(sent);
    this.#unsent += size;
    this.#socket.send(sent, () => {
      this.#unsent -= size;
    });
  }

  close(code = undefined, reason = '') {
    if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) {
      throw new DOMException('invalid code', 'InvalidAccessError');
    }
    if (Buffer.byteLength(reason) > 123) {
      throw new DOMException(`Reason must be less than 123 bytes; received ${Buffer.byteLength(reason)}`, 'SyntaxError');
    }
    this.#socket.close(code, reason);
  }

  static {
    for (const name of NAMES) {
      Object.defineProperty(this.prototype, `on${name}`, {
        get() {
          return this.#handlers[name]?.handler ?? null;
        },
        set(handler) {
          if (this.#handlers[name]) this.removeEventListener(name, this.#handlers[name].listener);
          delete this.#handlers[name];
          if (typeof handler !== 'function') return;
          const listener = (event) => Reflect.apply(handler, this, [event]);
          this.#handlers[name] = { handler, listener };
          this.addEventListener(name, listener);
        },
        enumerable: true,
        configurable: true,
      });
    }
    ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].forEach((name, value) => {
      for (const target of [this, this.prototype]) Object.defineProperty(target, name, { value, enumerable: true });
    });
    Object.defineProperty(this.prototype, Symbol.toStringTag, { value: 'WebSocket', configurable: true });
  }
}

module.exports = { CloseEvent, WebSocket };
