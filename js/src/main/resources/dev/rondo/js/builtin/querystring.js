'use strict';

// The module `querystring`.

const { Buffer } = require('buffer');

// Programs may put their own functions here, which the others then use.
const self = module.exports;

function unescapeBuffer(s, decodeSpaces) {
  const bytes = Buffer.allocUnsafe(s.length);
  const text = decodeSpaces ? s.replaceAll('+', ' ') : s;
  const short = text.replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  return bytes.subarray(0, bytes.write(short, 'latin1'));
}

function qsUnescape(s, decodeSpaces) {
  try {
    return decodeURIComponent(s);
  } catch {
    return self.unescapeBuffer(s, decodeSpaces).toString();
  }
}

// Any half of a pair is taken for a first one, whatever follows it.
function paired(half) {
  if (half.length < 2) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_URI();
  }
  return String.fromCodePoint(0x10000 + ((half.charCodeAt(0) & 0x3ff) << 10 | (half.charCodeAt(1) & 0x3ff)));
}

function qsEscape(str) {
  const text = typeof str === 'object' ? String(str) : `${str}`;
  return encodeURIComponent(text.isWellFormed() ? text : text.replace(/[\ud800-\udfff][^]?/g, paired));
}

function primitive(value) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return Number.isFinite(value) ? `${value}` : '';
    case 'bigint': case 'boolean': return `${value}`;
    default: return '';
  }
}

function stringify(obj, sep, eq, options) {
  if (obj === null || typeof obj !== 'object') return '';
  const encode = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : self.escape;
  const encoded = (value) => {
    const text = primitive(value);
    return text === '' && encode === qsEscape ? '' : encode(text);
  };
  const fields = [];
  for (const key of Object.keys(obj)) {
    const start = `${encoded(key)}${eq || '='}`;
    const values = Array.isArray(obj[key]) ? obj[key] : [obj[key]];
    for (const value of values) fields.push(start + encoded(value));
  }
  return fields.join(sep || '&');
}

/** A separator that is looked for character by character; what matched in part is not looked at again. */
class Mark {
  seen = 0;

  constructor(text) {
    this.text = text;
  }

  get isWhole() {
    return this.seen === this.text.length;
  }

  takes(character) {
    if (character === this.text[this.seen]) this.seen++;
    else this.seen = 0;
    return this.seen > 0;
  }
}

/** The raw `[key, value]` of each pair; undefined where there was nothing between two separators. */
function* pairs(text, sep, eq) {
  let start = 0;
  let key;
  for (let i = 0; i < text.length; i++) {
    if (sep.takes(text[i])) {
      if (!sep.isWhole) continue;
      const rest = text.slice(start, i + 1 - sep.text.length);
      yield key === undefined && rest === '' ? undefined : [key ?? rest, key === undefined ? '' : rest];
      start = i + 1;
      key = undefined;
      sep.seen = eq.seen = 0;
    } else if (!eq.isWhole && eq.takes(text[i]) && eq.isWhole) {
      key = text.slice(start, i + 1 - eq.text.length);
      start = i + 1;
    }
  }
  const rest = text.slice(start);
  if (key !== undefined || rest !== '') yield [key ?? rest, key === undefined ? '' : rest];
}

const ESCAPE = /%[0-9a-f]{2}/i;
const ESCAPES = /%[0-9a-f]{2}.*%[0-9a-f]{2}/is;

function decoded(raw, decode, escaped) {
  const custom = decode !== qsUnescape;
  const text = raw.replaceAll('+', custom ? '%20' : ' ');
  if (text === '' || !(custom || escaped)) return text;
  try {
    return decode(text);
  } catch {
    return self.unescape(text, true);
  }
}

function add(result, key, value) {
  const known = result[key];
  if (known === undefined) result[key] = value;
  else if (Array.isArray(known)) known.push(value);
  else result[key] = [known, value];
}

// A second escape in a key counts as one in the value. That shows where something else in the value cannot be decoded.
function addDecoded(result, [key, value], decode) {
  const escaped = ESCAPE.test(value) || ESCAPES.test(key);
  add(result, decoded(key, decode, ESCAPE.test(key)), decoded(value, decode, escaped));
}

function parse(qs, sep, eq, options) {
  const result = Object.create(null);
  if (typeof qs !== 'string' || qs.length === 0) return result;
  const maxKeys = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
  const decode = typeof options?.decodeURIComponent === 'function' ? options.decodeURIComponent : self.unescape;
  let left = maxKeys > 0 ? maxKeys : -1;
  for (const pair of pairs(qs, new Mark(sep ? `${sep}` : '&'), new Mark(eq ? `${eq}` : '='))) {
    if (pair !== undefined) addDecoded(result, pair, decode);
    if (--left === 0) break;
  }
  return result;
}

Object.assign(self, {
  unescapeBuffer,
  unescape: qsUnescape,
  escape: qsEscape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
});
