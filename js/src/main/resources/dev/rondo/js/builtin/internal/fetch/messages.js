'use strict';

// Request and Response.

const { Body, extract } = require('internal/fetch/body');
const { Headers } = require('internal/fetch/headers');
const { hidden } = require('internal/define');
const { isToken } = require('internal/http/common');
const { customInspectSymbol } = require('internal/util');

const STANDARD = /^(?:delete|get|head|options|post|put)$/i;
const NULL_BODY = new Set([101, 204, 205, 304]);

function withBody(message, init, headers) {
  if (init === undefined || init === null) return;
  const body = extract(init);
  message._setBody(body);
  if (body.type && !headers.has('content-type')) headers.set('content-type', body.type);
}

class Request extends Body {
  #settings;

  constructor(input, init = {}) {
    super();
    const from = input instanceof Request ? input : undefined;
    const url = from === undefined ? parse(input) : new URL(from.url);
    if (url.username || url.password) {
      throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${input}`);
    }
    const pick = (name, otherwise) => init[name] ?? from?.[name] ?? otherwise;
    const method = methodOf(init.method ?? from?.method ?? 'GET');
    const headers = new Headers(init.headers ?? from?.headers);
    this.#settings = {
      url, method, headers, redirect: pick('redirect', 'follow'), signal: pick('signal', null), mode: pick('mode', 'cors'),
      credentials: pick('credentials', 'same-origin'), cache: pick('cache', 'default'), keepalive: Boolean(pick('keepalive', false)),
      integrity: pick('integrity', ''), referrer: 'about:client', referrerPolicy: '', destination: '',
      isReloadNavigation: false, isHistoryNavigation: false,
    };
    if (init.body !== undefined && init.body !== null) {
      if (method === 'GET' || method === 'HEAD') throw new TypeError('Request with GET/HEAD method cannot have body.');
      const streams = typeof init.body === 'object' && typeof init.body.getReader === 'function';
      if (streams && init.duplex === undefined) {
        throw new TypeError('RequestInit: duplex option is required when sending a body.');
      }
      withBody(this, init.body, headers);
    } else if (from?.body) {
      this._setBody(from._take());
    }
  }

  get method() {
    return this.#settings.method;
  }

  get url() {
    return this.#settings.url.href;
  }

  get headers() {
    return this.#settings.headers;
  }

  get signal() {
    this.#settings.signal ??= new AbortController().signal;
    return this.#settings.signal;
  }

  _signal() {
    return this.#settings.signal;
  }

  get duplex() {
    return 'half';
  }

  clone() {
    const copy = new Request(this.url, { ...this.#settings });
    copy._setBody(this._split());
    return copy;
  }

  static {
    for (const name of ['redirect', 'mode', 'credentials', 'cache', 'keepalive', 'integrity', 'referrer', 'referrerPolicy',
      'destination', 'isReloadNavigation', 'isHistoryNavigation']) {
      Object.defineProperty(this.prototype, name, {
        get() {
          return this.#settings[name];
        },
        enumerable: true,
        configurable: true,
      });
    }
    Object.defineProperty(this.prototype, Symbol.toStringTag, { value: 'Request', configurable: true });
  }
}

function parse(input) {
  try {
    return new URL(input);
  } catch (error) {
    throw new TypeError(`Failed to parse URL from ${input}`, { cause: error });
  }
}

function methodOf(given) {
  const method = String(given);
  if (!isToken(method)) throw new TypeError(`'${method}' is not a valid HTTP method.`);
  if (/^(?:connect|trace|track)$/i.test(method)) throw new TypeError(`'${method}' HTTP method is unsupported.`);
  return STANDARD.test(method) ? method.toUpperCase() : method;
}

class Response extends Body {
  #settings;

  constructor(body = null, init = {}) {
    super();
    const { status = 200, statusText = '', headers } = init ?? {};
    if (!Number.isInteger(+status) || status < 200 || status > 599) {
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    }
    if (/[^\t\x20-\x7e\x80-\xff]/.test(statusText)) throw new TypeError('Invalid statusText');
    this.#settings = { type: 'default', url: '', status: +status, statusText: String(statusText), redirected: false };
    this.#settings.headers = new Headers(headers);
    if (body !== null && body !== undefined && NULL_BODY.has(this.status)) {
      throw new TypeError(`Response constructor: Invalid response status code ${this.status}`);
    }
    withBody(this, body, this.headers);
  }

  static _from(settings, stream) {
    const response = new Response();
    Object.assign(response.#settings, settings);
    response._setBody(stream === null ? undefined : { stream });
    return response;
  }

  static json(data, init = {}) {
    const headers = new Headers(init.headers);
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    return new Response(JSON.stringify(data), { ...init, headers });
  }

  static redirect(url, status = 302) {
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`);
    return Response._from({ status, headers: new Headers({ location: parse(url).href }) }, null);
  }

  static error() {
    return Response._from({ type: 'error', status: 0 }, null);
  }

  clone() {
    const copy = Response._from({ ...this.#settings, headers: new Headers(this.headers) }, null);
    copy._setBody(this._split());
    return copy;
  }

  get ok() {
    return this.status >= 200 && this.status <= 299;
  }

  static {
    for (const name of ['type', 'url', 'status', 'statusText', 'redirected', 'headers']) {
      Object.defineProperty(this.prototype, name, {
        get() {
          return this.#settings[name];
        },
        enumerable: true,
        configurable: true,
      });
    }
    Object.defineProperty(this.prototype, Symbol.toStringTag, { value: 'Response', configurable: true });
    Object.defineProperty(this, '_from', { enumerable: false });
  }
}

function showBy(type, names) {
  hidden(type.prototype, customInspectSymbol, function (depth, options) {
    const shown = Object.fromEntries(names.map((name) => [name, this[name]]));
    return `${type.name} ${require('util').inspect(shown, { ...options, depth: options.depth ?? 2 })}`;
  });
}

showBy(Request, [
  'method', 'url', 'headers', 'destination', 'referrer', 'referrerPolicy', 'mode', 'credentials', 'cache', 'redirect',
  'integrity', 'keepalive', 'isReloadNavigation', 'isHistoryNavigation', 'signal',
]);
showBy(Response, ['status', 'statusText', 'headers', 'body', 'bodyUsed', 'ok', 'redirected', 'type', 'url']);

module.exports = { NULL_BODY, Request, Response };
