'use strict';

// The global object navigator.

const process = require('process');

const kAllowed = Symbol('allowed');

class Navigator {
  #languages;

  constructor(token) {
    if (token !== kAllowed) {
      const { codes } = require('internal/errors');
      throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    }
  }

  get hardwareConcurrency() {
    return require('os').availableParallelism();
  }

  get language() {
    const { locale } = Intl.DateTimeFormat().resolvedOptions();
    return locale === 'en' ? 'en-US' : locale;
  }

  get languages() {
    this.#languages ??= Object.freeze([this.language]);
    return this.#languages;
  }

  get userAgent() {
    return `Node.js/${process.version.slice(1).split('.')[0]}`;
  }

  get platform() {
    const { arch, platform } = process;
    if (platform === 'darwin') return 'MacIntel';
    if (platform === 'win32') return 'Win32';
    const name = `${platform[0].toUpperCase()}${platform.slice(1)}`;
    return `${name} ${arch === 'x64' ? 'x86_64' : arch}`;
  }
}
for (const name of ['hardwareConcurrency', 'language', 'languages', 'userAgent', 'platform']) {
  Object.defineProperty(Navigator.prototype, name, { enumerable: true });
}

module.exports = { Navigator, navigator: new Navigator(kAllowed) };
