'use strict';

// The methods of OutgoingMessage that are about its header fields.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { validateHeaderName, validateHeaderValue } = require('internal/http/common');

function methods(kOutHeaders) {
  return {
    setHeader(name, value) {
      if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('set');
      validateHeaderName(name);
      validateHeaderValue(name, value);
      this[kOutHeaders] ??= Object.create(null);
      this[kOutHeaders][name.toLowerCase()] = [name, value];
      return this;
    },

    setHeaders(headers) {
      if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('set');
      if (!headers || Array.isArray(headers) || typeof headers.keys !== 'function' || typeof headers.get !== 'function') {
        throw new codes.ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
      }
      const cookies = [];
      for (const [name, value] of headers) {
        if (name === 'set-cookie') cookies.push(...(Array.isArray(value) ? value : [value]));
        else this.setHeader(name, value);
      }
      if (cookies.length > 0) this.setHeader('set-cookie', cookies);
      return this;
    },

    appendHeader(name, value) {
      if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('append');
      validateHeaderName(name);
      validateHeaderValue(name, value);
      const key = name.toLowerCase();
      this[kOutHeaders] ??= Object.create(null);
      const known = this[kOutHeaders][key];
      if (known === undefined) this[kOutHeaders][key] = [name, value];
      else known[1] = [known[1], value].flat();
      return this;
    },

    getHeader(name) {
      validateString(name, 'name');
      return this[kOutHeaders]?.[name.toLowerCase()]?.[1];
    },

    getHeaderNames() {
      return Object.keys(this[kOutHeaders] ?? {});
    },

    getRawHeaderNames() {
      return Object.values(this[kOutHeaders] ?? {}).map(([name]) => name);
    },

    getHeaders() {
      const all = Object.create(null);
      for (const [key, [, value]] of Object.entries(this[kOutHeaders] ?? {})) all[key] = value;
      return all;
    },

    hasHeader(name) {
      validateString(name, 'name');
      return this[kOutHeaders]?.[name.toLowerCase()] !== undefined;
    },

    removeHeader(name) {
      validateString(name, 'name');
      if (this._header) throw new codes.ERR_HTTP_HEADERS_SENT('remove');
      const key = name.toLowerCase();
      if (key === 'connection') this._removedConnection = true;
      else if (key === 'content-length') this._removedContLen = true;
      else if (key === 'transfer-encoding') this._removedTE = true;
      else if (key === 'date') this.sendDate = false;
      if (this[kOutHeaders] !== null) delete this[kOutHeaders][key];
    },
  };
}

module.exports = { methods };
