'use strict';

// The module `url`.

const { codes } = require('internal/errors');
const { URL, URLSearchParams, fileURLToPath, pathToFileURL } = require('internal/url');
const { validateObject } = require('internal/validators');

const legacy = () => require('internal/legacy-url');

let warned = false;

function parse(url, parseQueryString, slashesDenoteHost) {
  if (!warned && !require('internal/util').isInsideNodeModules(10)) {
    warned = true;
    require('process').emitWarning(
      '`url.parse()` behavior is not standardized and prone to errors that have security implications. ' +
        'Use the WHATWG URL API instead. CVEs are not issued for `url.parse()` vulnerabilities.',
      'DeprecationWarning', 'DEP0169');
  }
  return legacy().parse(url, parseQueryString, slashesDenoteHost);
}

function formatUrl(url, options) {
  if (options !== undefined) validateObject(options, 'options');
  const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
  const host = unicode ? require('internal/idna').toUnicode(url.hostname).domain : url.hostname;
  const name = !auth || url.username === '' ? '' : url.username + (url.password === '' ? '' : `:${url.password}`);
  const slashes = url.href.startsWith(`${url.protocol}//`) ? '//' : '';
  return url.protocol + slashes + (name === '' ? '' : `${name}@`) + host + (url.port === '' ? '' : `:${url.port}`) +
    url.pathname + (search ? url.search : '') + (fragment ? url.hash : '');
}

function format(url, options) {
  if (typeof url === 'string') return legacy().parse(url).format();
  if (typeof url !== 'object' || url === null) throw new codes.ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], url);
  if (url instanceof URL) return formatUrl(url, options);
  return Reflect.apply(legacy().Url.prototype.format, url, []);
}

function resolve(from, to) {
  return legacy().parse(from, false, true).resolve(to);
}

function resolveObject(from, to) {
  return from ? legacy().parse(from, false, true).resolveObject(to) : to;
}

function domainToASCII(domain) {
  if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('domain');
  return URL.parse(`ws://${domain}`)?.hostname ?? '';
}

function domainToUnicode(domain) {
  if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('domain');
  const host = URL.parse(`ws://${domain}`)?.hostname;
  return host === undefined ? '' : require('internal/idna').toUnicode(host).domain;
}

function urlToHttpOptions(url) {
  validateObject(url, 'url', require('internal/validators').kValidateObjectAllowObjects);
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: url.hostname?.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname,
    hash: url.hash,
    search: url.search,
    pathname: url.pathname,
    path: `${url.pathname || ''}${url.search || ''}`,
    href: url.href,
  };
  if (url.port !== '') options.port = Number(url.port);
  if (url.username || url.password) options.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return options;
}

module.exports = {
  get Url() {
    return legacy().Url;
  },
  parse,
  resolve,
  resolveObject,
  format,
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode,
  pathToFileURL,
  fileURLToPath,
  fileURLToPathBuffer: (url) => require('buffer').Buffer.from(fileURLToPath(url)),
  urlToHttpOptions,
};
