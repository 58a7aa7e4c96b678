'use strict';

// URL, of the package whatwg-url's parser, and what converts between URLs and paths.

const { codes, nativeError } = require('internal/errors');
const machine = require('npm:whatwg-url/lib/url-state-machine.js');
const { URLSearchParams, connect, reload } = require('internal/url-search-params');
const { unclonable } = require('internal/unclonable');

const kParsed = Symbol('parsed');

function parseWithBase(input, base) {
  if (base === undefined) return machine.basicURLParse(input);
  const parsedBase = machine.basicURLParse(base);
  return parsedBase === null ? null : machine.basicURLParse(input, { baseURL: parsedBase });
}

function text(value) {
  return `${value}`.toWellFormed();
}

function invalidUrl(input, base) {
  const error = nativeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL', invalidUrl);
  error.input = input;
  return base === undefined ? error : Object.assign(error, { base });
}

class URL {
  #url;
  #params;

  static {
    unclonable.push((value) => #url in value);
  }

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    if (input === kParsed) {
      this.#url = base;
      return;
    }
    const href = text(input);
    const baseHref = base === undefined ? undefined : text(base);
    this.#url = parseWithBase(href, baseHref);
    if (this.#url === null) throw invalidUrl(href, baseHref);
  }

  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    return parseWithBase(text(input), base === undefined ? undefined : text(base)) !== null;
  }

  static parse(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    const parsed = parseWithBase(text(input), base === undefined ? undefined : text(base));
    return parsed === null ? null : new URL(kParsed, parsed);
  }

  static #of(url) {
    if (typeof url !== 'object' || url === null || !(#url in url)) throw new codes.ERR_INVALID_THIS('URL');
    return url.#url;
  }

  static createObjectURL() {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('URL.createObjectURL');
  }

  static revokeObjectURL() {}

  toString() {
    return machine.serializeURL(URL.#of(this));
  }

  get href() {
    return machine.serializeURL(URL.#of(this));
  }

  set href(value) {
    URL.#of(this);
    const parsed = machine.basicURLParse(text(value));
    if (parsed === null) throw new codes.ERR_INVALID_URL(text(value));
    this.#url = parsed;
    if (this.#params !== undefined) reload(this.#params, parsed.query ?? '');
  }

  get origin() {
    return machine.serializeURLOrigin(URL.#of(this));
  }

  get protocol() {
    return `${URL.#of(this).scheme}:`;
  }

  set protocol(value) {
    machine.basicURLParse(`${text(value)}:`, { url: URL.#of(this), stateOverride: 'scheme start' });
  }

  get username() {
    return URL.#of(this).username;
  }

  set username(value) {
    const url = URL.#of(this);
    if (!machine.cannotHaveAUsernamePasswordPort(url)) machine.setTheUsername(url, text(value));
  }

  get password() {
    return URL.#of(this).password;
  }

  set password(value) {
    const url = URL.#of(this);
    if (!machine.cannotHaveAUsernamePasswordPort(url)) machine.setThePassword(url, text(value));
  }

  get host() {
    const url = URL.#of(this);
    if (url.host === null) return '';
    const host = machine.serializeHost(url.host);
    return url.port === null ? host : `${host}:${url.port}`;
  }

  set host(value) {
    const url = URL.#of(this);
    if (!machine.hasAnOpaquePath(url)) machine.basicURLParse(text(value), { url, stateOverride: 'host' });
  }

  get hostname() {
    const url = URL.#of(this);
    return url.host === null ? '' : machine.serializeHost(url.host);
  }

  set hostname(value) {
    const url = URL.#of(this);
    if (!machine.hasAnOpaquePath(url)) machine.basicURLParse(text(value), { url, stateOverride: 'hostname' });
  }

  get port() {
    const url = URL.#of(this);
    return url.port === null ? '' : `${url.port}`;
  }

  set port(value) {
    const url = URL.#of(this);
    if (machine.cannotHaveAUsernamePasswordPort(url)) return;
    const port = text(value);
    if (port === '') url.port = null;
    else machine.basicURLParse(port, { url, stateOverride: 'port' });
  }

  get pathname() {
    return machine.serializePath(URL.#of(this));
  }

  set pathname(value) {
    const url = URL.#of(this);
    if (machine.hasAnOpaquePath(url)) return;
    url.path = [];
    machine.basicURLParse(text(value), { url, stateOverride: 'path start' });
  }

  get search() {
    const { query } = URL.#of(this);
    return query === null || query === '' ? '' : `?${query}`;
  }

  set search(value) {
    const url = URL.#of(this);
    const given = text(value);
    const query = given.startsWith('?') ? given.slice(1) : given;
    url.query = given === '' ? null : '';
    if (given !== '') machine.basicURLParse(query, { url, stateOverride: 'query' });
    if (this.#params !== undefined) reload(this.#params, query);
  }

  get searchParams() {
    const url = URL.#of(this);
    if (this.#params === undefined) {
      this.#params = connect(url.query ?? '', (query) => {
        this.#url.query = query === '' ? null : query;
      });
    }
    return this.#params;
  }

  get hash() {
    const { fragment } = URL.#of(this);
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }

  set hash(value) {
    const url = URL.#of(this);
    const given = text(value);
    url.fragment = given === '' ? null : '';
    if (given === '') return;
    machine.basicURLParse(given.startsWith('#') ? given.slice(1) : given, { url, stateOverride: 'fragment' });
  }

  toJSON() {
    return machine.serializeURL(URL.#of(this));
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = Object.assign(Object.create({ constructor: this.constructor }), {
      href: this.href, origin: this.origin, protocol: this.protocol, username: this.username, password: this.password,
      host: this.host, hostname: this.hostname, port: this.port, pathname: this.pathname, search: this.search,
      searchParams: this.searchParams, hash: this.hash,
    });
    return `${this.constructor.name} ${inspect(shown, { ...options, depth: options.depth }).replace(/^.*?\{/, '{')}`;
  }
}

const shownProperties = [
  'toString', 'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search',
  'searchParams', 'hash', 'toJSON',
];
for (const name of shownProperties) Object.defineProperty(URL.prototype, name, { enumerable: true });
Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });
for (const name of ['canParse', 'parse', 'createObjectURL', 'revokeObjectURL']) {
  Object.defineProperty(URL, name, { enumerable: true });
}

function isUrl(value) {
  return value !== null && typeof value === 'object' && Boolean(value.href && value.protocol) &&
    value.auth === undefined && value.path === undefined;
}

function fileURLToPath(file) {
  const url = typeof file === 'string' ? new URL(file) : file;
  if (!isUrl(url)) throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], file);
  if (url.protocol !== 'file:') throw new codes.ERR_INVALID_URL_SCHEME('file');
  return require('internal/file-url').pathOf(url.hostname, url.pathname, url);
}

function pathToFileURL(file) {
  require('internal/validators').validateString(file, 'path');
  return new URL(require('internal/file-url').hrefOf(file));
}

module.exports = { URL, URLSearchParams, fileURLToPath, isUrl, pathToFileURL };
