'use strict';

// Headers of fetch.

const { isToken } = require('internal/http/common');

const INVALID_VALUE = /[\0\r\n]|[^\0-\xff]/;

function normalized(value) {
  return String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
}

class Headers {
  // Lower-case name to [name as given, value]; cookies stand apart.
  #fields = new Map();
  #cookies = [];

  constructor(init = undefined) {
    if (init === undefined) return;
    if (init === null || (typeof init !== 'object' && typeof init !== 'function')) {
      throw new TypeError("Headers constructor: init is not one of sequence<sequence<ByteString>>, record<ByteString, ByteString>");
    }
    if (typeof init[Symbol.iterator] === 'function') {
      for (const pair of init) {
        const both = [...pair];
        if (both.length !== 2) {
          throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${both.length}.`);
        }
        this.append(both[0], both[1]);
      }
    } else {
      for (const [name, value] of Object.entries(init)) this.append(name, value);
    }
  }

  #checked(method, name, value) {
    if (!isToken(String(name))) throw new TypeError(`Headers.${method}: "${name}" is an invalid header name.`);
    if (value !== undefined && INVALID_VALUE.test(value)) {
      throw new TypeError(`Headers.${method}: "${value}" is an invalid header value.`);
    }
    return String(name).toLowerCase();
  }

  append(name, given) {
    const value = normalized(given);
    const key = this.#checked('append', name, value);
    if (key === 'set-cookie') {
      this.#cookies.push(value);
      return;
    }
    const known = this.#fields.get(key);
    if (known === undefined) this.#fields.set(key, [String(name), value]);
    else known[1] += `${key === 'cookie' ? '; ' : ', '}${value}`;
  }

  set(name, given) {
    const value = normalized(given);
    const key = this.#checked('set', name, value);
    if (key === 'set-cookie') this.#cookies = [value];
    else this.#fields.set(key, [String(name), value]);
  }

  get(name) {
    const key = this.#checked('get', name);
    if (key === 'set-cookie') return this.#cookies.length === 0 ? null : this.#cookies.join(', ');
    return this.#fields.get(key)?.[1] ?? null;
  }

  has(name) {
    const key = this.#checked('has', name);
    return key === 'set-cookie' ? this.#cookies.length > 0 : this.#fields.has(key);
  }

  delete(name) {
    const key = this.#checked('delete', name);
    if (key === 'set-cookie') this.#cookies = [];
    else this.#fields.delete(key);
  }

  getSetCookie() {
    return [...this.#cookies];
  }

  // As they were given, for the wire.
  _raw() {
    return [...this.#fields.values(), ...this.#cookies.map((value) => ['set-cookie', value])];
  }

  *entries() {
    const all = [...this.#fields].map(([key, [, value]]) => [key, value]);
    for (const value of this.#cookies) all.push(['set-cookie', value]);
    yield* all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  *keys() {
    for (const [key] of this.entries()) yield key;
  }

  *values() {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(callback, self = undefined) {
    for (const [key, value] of this.entries()) Reflect.apply(callback, self, [value, key, this]);
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  [require('internal/util').customInspectSymbol](depth, options) {
    const fields = Object.fromEntries(this.#fields.values());
    if (this.#cookies.length > 0) fields['set-cookie'] = this.get('set-cookie');
    return `Headers ${require('util').inspect(fields, options)}`;
  }
}
Object.defineProperty(Headers.prototype, '_raw', { enumerable: false });
Object.defineProperty(Headers.prototype, Symbol.toStringTag, { value: 'Headers', configurable: true });

module.exports = { Headers };
