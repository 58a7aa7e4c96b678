'use strict';

// The older interface of the module `url`: parse, format and resolve.

const { validateString } = require('internal/validators');

const SLASHED = new Set(['http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:']);
const HOSTLESS = new Set(['javascript:']);

function Url() {
  for (const name of ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname',
    'path', 'href']) this[name] = null;
}

// Characters that a URL may not hold as they are.
function escapeUnwise(text) {
  return text.replace(/[\t\n\r "'<>\\^`{|}]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function splitTail(url, rest, parseQuery) {
  const hashAt = rest.indexOf('#');
  let text = rest;
  if (hashAt >= 0) {
    url.hash = text.slice(hashAt);
    text = text.slice(0, hashAt);
  }
  const queryAt = text.indexOf('?');
  if (queryAt >= 0) {
    url.search = text.slice(queryAt);
    url.query = parseQuery ? require('querystring').parse(url.search.slice(1)) : url.search.slice(1);
    text = text.slice(0, queryAt);
  } else if (parseQuery) {
    url.search = null;
    url.query = Object.create(null);
  }
  return text;
}

function takeHost(url, text) {
  const end = text.search(/[/?#]/);
  let authority = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : text.slice(end);
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    url.auth = decodeURIComponent(authority.slice(0, at));
    authority = authority.slice(at + 1);
  }
  const port = /:([0-9]*)$/.exec(authority);
  if (port !== null) {
    if (port[1] !== '') url.port = port[1];
    authority = authority.slice(0, port.index);
  }
  const host = authority.toLowerCase();
  url.hostname = host.startsWith('[') ? host.slice(1, -1) : toAscii(host);
  url.host = (host.startsWith('[') ? host : url.hostname) + (url.port === null ? '' : `:${url.port}`);
  return rest;
}

function toAscii(host) {
  return /[^\0-\x7f]/.test(host) ? require('internal/idna').toASCII(host) ?? '' : host;
}

function parse(input, parseQueryString, slashesDenoteHost) {
  if (input instanceof Url) return input;
  validateString(input, 'url');
  const url = new Url();
  let rest = input.trim().replace(/^[^?#]*/, (before) => before.replaceAll('\\', '/'));
  const scheme = /^[a-z0-9.+-]+:/i.exec(rest);
  if (scheme !== null) {
    url.protocol = scheme[0].toLowerCase();
    rest = rest.slice(scheme[0].length);
  }
  const slashes = rest.startsWith('//') && !HOSTLESS.has(url.protocol) &&
    (scheme !== null || slashesDenoteHost || /^\/\/[^@/]+@[^@/]+/.test(rest));
  if (slashes) {
    url.slashes = true;
    rest = takeHost(url, rest.slice(2));
  } else if (scheme !== null && SLASHED.has(url.protocol)) {
    rest = takeHost(url, rest);
  }
  const path = splitTail(url, HOSTLESS.has(url.protocol) ? rest : escapeUnwise(rest), parseQueryString);
  if (path !== '') url.pathname = path;
  if (SLASHED.has(url.protocol) && url.hostname && url.pathname === null) url.pathname = '/';
  if (url.pathname !== null || url.search !== null) url.path = (url.pathname ?? '') + (url.search ?? '');
  url.href = url.format();
  return url;
}

Url.prototype.parse = function (...args) {
  return Object.assign(this, parse(...args));
};

Url.prototype.format = function () {
  const auth = this.auth ? `${encodeURIComponent(this.auth).replace(/%3A/i, ':')}@` : '';
  const protocol = this.protocol ? (this.protocol.endsWith(':') ? this.protocol : `${this.protocol}:`) : '';
  let host = '';
  if (this.host) host = auth + this.host;
  else if (this.hostname) {
    const name = this.hostname.includes(':') && !this.hostname.startsWith('[') ? `[${this.hostname}]` : this.hostname;
    host = auth + name + (this.port ? `:${this.port}` : '');
  }
  const { URLSearchParams } = require('internal/url');
  const query = this.query !== null && typeof this.query === 'object' ? new URLSearchParams(this.query).toString() : '';
  let search = this.search || (query && `?${query}`) || '';
  if (search && !search.startsWith('?')) search = `?${search}`;
  let hash = this.hash || '';
  if (hash && !hash.startsWith('#')) hash = `#${hash}`;
  let pathname = (this.pathname || '').replace(/[#?]/g, (c) => encodeURIComponent(c));
  if (this.slashes || ((!protocol || SLASHED.has(protocol)) && host !== '')) {
    if (pathname && !pathname.startsWith('/')) pathname = `/${pathname}`;
    host = `//${host}`;
  }
  return protocol + host + pathname + search.replaceAll('#', '%23') + hash;
};

function mergePaths(base, relative) {
  const parts = relative.startsWith('/') ? [] : (base || '/').split('/').slice(0, -1);
  for (const [i, part] of relative.split('/').entries()) {
    if (i === 0 && relative.startsWith('/')) parts.push('');
    else if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '.') parts.push(part);
  }
  if (/(?:^|\/)\.\.?$/.test(relative)) parts.push('');
  return parts.join('/');
}

Url.prototype.resolveObject = function (relative) {
  const target = parse(relative, false, true);
  if (target.protocol !== null && target.protocol !== this.protocol) return target;
  const result = Object.assign(new Url(), this, { hash: target.hash });
  if (target.host !== null) {
    Object.assign(result, target, { protocol: this.protocol, slashes: true });
  } else if (target.pathname !== null) {
    result.pathname = mergePaths(this.pathname, target.pathname);
    Object.assign(result, { search: target.search, query: target.query });
  } else if (target.search !== null) {
    Object.assign(result, { search: target.search, query: target.query });
  }
  result.path = (result.pathname ?? '') + (result.search ?? '');
  result.href = result.format();
  return result;
};

Url.prototype.resolve = function (relative) {
  return this.resolveObject(relative).format();
};

module.exports = { Url, parse };
