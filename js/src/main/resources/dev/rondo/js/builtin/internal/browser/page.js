'use strict';

// Where the page comes from, and who shows it.

const VERSION = '156.0.0.0';

const { page } = require('internal/browser/window');

const href = `file://${encodeURI(page.file)}`;

const location = {
  get href() {
    return href;
  },
  get protocol() {
    return href.slice(0, href.indexOf(':') + 1);
  },
  get pathname() {
    return href.replace(/^[a-z]+:(\/\/)?/, '');
  },
  origin: 'null',
  host: '',
  hostname: '',
  port: '',
  search: '',
  hash: '',
  toString: () => href,
};

const navigator = {
  appName: 'Netscape',
  userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${VERSION} Safari/537.36`,
  language: 'en-US',
  languages: Object.freeze(['en-US', 'en']),
  onLine: true,
  hardwareConcurrency: 1,
};

function tag(object, name) {
  Object.defineProperty(object, Symbol.toStringTag, {
    value: name, writable: false, enumerable: false, configurable: true,
  });
  return object;
}

module.exports = {
  location: tag(location, 'Location'),
  navigator: tag(navigator, 'Navigator'),
};
