'use strict';

// util.MIMEType and util.MIMEParams, by the MIME Sniffing standard.

const { codes } = require('internal/errors');

const NOT_TOKEN = /[^!#$%&'*+\-.^_`|~A-Za-z0-9]/;
const NOT_QUOTABLE = /[^\t\u0020-~\u0080-\u00ff]/;
const WHITESPACE = '[\\r\\n\\t ]';
const LEADING = new RegExp(`^${WHITESPACE}+`);
const TRAILING = new RegExp(`${WHITESPACE}+$`);

function lowerAscii(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** `whole` is what the message shows. */
function checkToken(text, production, whole = text) {
  const index = text.search(NOT_TOKEN);
  if (text === '' || index !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX(production, whole, index);
}

function parseTypes(text) {
  const start = text.replace(LEADING, '');
  const slash = start.indexOf('/');
  const type = slash === -1 ? start : start.slice(0, slash);
  if (slash === -1) throw new codes.ERR_INVALID_MIME_SYNTAX('type', text, type.search(NOT_TOKEN));
  checkToken(type, 'type', text);
  const rest = start.slice(slash + 1);
  const semicolon = rest.indexOf(';');
  const subtype = (semicolon === -1 ? rest : rest.slice(0, semicolon)).replace(TRAILING, '');
  checkToken(subtype, 'subtype', text);
  const parameters = semicolon === -1 ? '' : rest.slice(semicolon + 1);
  return { type: lowerAscii(type), subtype: lowerAscii(subtype), parameters };
}

/** Reads from behind a quote to the one that closes it, or to the end: [value, where it ended]. */
function readQuoted(text, from) {
  let value = '';
  let at = from;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && at + 1 < text.length) at++;
    value += text[at++];
  }
  return [value, at];
}

function endOf(text, character, from) {
  const at = text.indexOf(character, from);
  return at === -1 ? text.length : at;
}

/** Reads one parameter from `from` on: [name, value or undefined, where the next one begins]. */
function readParameter(text, from) {
  const semicolon = endOf(text, ';', from);
  const equals = endOf(text, '=', from);
  if (equals >= semicolon) return ['', undefined, semicolon + 1];
  const name = lowerAscii(text.slice(from, equals).replace(LEADING, ''));
  if (text[equals + 1] === '"') {
    const [value, end] = readQuoted(text, equals + 2);
    return [name, value, endOf(text, ';', end) + 1];
  }
  const value = text.slice(equals + 1, semicolon).replace(TRAILING, '');
  return [name, value === '' ? undefined : value, semicolon + 1];
}

function readParameters(text, found) {
  for (let at = 0, name, value; at < text.length; ) {
    [name, value, at] = readParameter(text, at);
    const fits = value !== undefined && name !== '' && !NOT_TOKEN.test(name) && !NOT_QUOTABLE.test(value);
    if (fits && !found.has(name)) found.set(name, value);
  }
}

function quoted(value) {
  return value !== '' && !NOT_TOKEN.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

let parse;

class MIMEParams {
  #data = new Map();

  static {
    parse = (text) => {
      const params = new MIMEParams();
      readParameters(text, params.#data);
      return params;
    };
  }

  delete(name) {
    this.#data.delete(lowerAscii(`${name}`));
  }

  get(name) {
    return this.#data.get(lowerAscii(`${name}`)) ?? null;
  }

  has(name) {
    return this.#data.has(lowerAscii(`${name}`));
  }

  set(name, value) {
    const key = `${name}`;
    const text = `${value}`;
    checkToken(key, 'parameter name');
    const index = text.search(NOT_QUOTABLE);
    if (index !== -1) throw new codes.ERR_INVALID_MIME_SYNTAX('parameter value', text, index);
    this.#data.set(lowerAscii(key), text);
  }

  *entries() {
    yield* this.#data.entries();
  }

  *keys() {
    yield* this.#data.keys();
  }

  *values() {
    yield* this.#data.values();
  }

  toString() {
    return Array.from(this.#data, ([name, value]) => `${name}=${quoted(value)}`).join(';');
  }
}

class MIMEType {
  #type;
  #subtype;
  #params;

  constructor(string) {
    const { type, subtype, parameters } = parseTypes(`${string}`);
    this.#type = type;
    this.#subtype = subtype;
    this.#params = parse(parameters);
  }

  get type() {
    return this.#type;
  }

  set type(value) {
    const text = `${value}`;
    checkToken(text, 'type');
    this.#type = lowerAscii(text);
  }

  get subtype() {
    return this.#subtype;
  }

  set subtype(value) {
    const text = `${value}`;
    checkToken(text, 'subtype');
    this.#subtype = lowerAscii(text);
  }

  get essence() {
    return `${this.#type}/${this.#subtype}`;
  }

  get params() {
    return this.#params;
  }

  toString() {
    const params = `${this.#params}`;
    return params === '' ? this.essence : `${this.essence};${params}`;
  }
}

const { hidden } = require('internal/define');

for (const { prototype } of [MIMEType, MIMEParams]) hidden(prototype, 'toJSON', prototype.toString);
hidden(MIMEParams.prototype, Symbol.iterator, MIMEParams.prototype.entries);

module.exports = { MIMEParams, MIMEType };
