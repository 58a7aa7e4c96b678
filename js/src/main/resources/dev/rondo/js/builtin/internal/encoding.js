'use strict';

// TextEncoder and TextDecoder. The host converts; here is what spans the pieces of a stream.

const { codes, nativeError } = require('internal/errors');
const validators = require('internal/validators');
const { getEncodingFromLabel } = require('internal/encoding-labels');

const host = binding.load('bytes');
const customInspect = Symbol.for('nodejs.util.inspect.custom');

function encodeUtf8(text) {
  return new Uint8Array(host.encode(text.toWellFormed(), 'utf8'));
}

let isEncoder;

function checkEncoder(value) {
  if (!isEncoder(value)) throw new codes.ERR_INVALID_THIS('TextEncoder');
}

class TextEncoder {
  #brand;

  static {
    isEncoder = (value) => value !== null && typeof value === 'object' && #brand in value;
  }

  get encoding() {
    checkEncoder(this);
    return 'utf-8';
  }

  encode(input = '') {
    checkEncoder(this);
    return encodeUtf8(`${input}`);
  }

  encodeInto(src, dest) {
    checkEncoder(this);
    validators.validateString(src, 'src');
    if (!require('internal/types').isUint8Array(dest)) {
      throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', dest);
    }
    return encodeInto(src, dest);
  }

  [customInspect](depth, options) {
    checkEncoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    return require('internal/inspect').inspect({ encoding: this.encoding }, options);
  }
}

/** Writes as many whole characters as there is room for. */
function encodeInto(text, bytes) {
  const all = encodeUtf8(text);
  if (all.length <= bytes.length) {
    bytes.set(all);
    return { read: text.length, written: all.length };
  }
  let end = bytes.length;
  while (end > 0 && (all[end] & 0xc0) === 0x80) end--;
  bytes.set(all.subarray(0, end));
  let read = 0;
  // A character of four bytes is two units of a string.
  for (let i = 0; i < end; i++) if ((all[i] & 0xc0) !== 0x80) read += all[i] >= 0xf0 ? 2 : 1;
  return { read, written: end };
}

function bytesOf(input) {
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  const { isAnyArrayBuffer } = require('internal/types');
  if (isAnyArrayBuffer(input)) return new Uint8Array(input);
  throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'ArrayBufferView'], input);
}

/** How many bytes at the end begin a character of UTF-8 that may go on. */
function unfinishedUtf8(bytes) {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
    if (byte > 0xf4 || size <= back) return 0;
    return canContinue(byte, bytes[bytes.length - back + 1], back) ? back : 0;
  }
  return 0;
}

/** Whether the second byte, if it is there, is one that may follow the first. */
function canContinue(first, second, count) {
  if (count < 2) return true;
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second <= 0x9f;
  if (first === 0xf0) return second >= 0x90;
  if (first === 0xf4) return second <= 0x8f;
  return true;
}

/** An odd byte, or the first half of a surrogate pair. */
function unfinishedUtf16(bytes, bigEndian) {
  const odd = bytes.length % 2;
  const high = bigEndian ? bytes.length - odd - 2 : bytes.length - odd - 1;
  const isHigh = high >= 0 && bytes[high] >= 0xd8 && bytes[high] <= 0xdb;
  return odd + (isHigh ? 2 : 0);
}

function swapPairs(bytes) {
  const swapped = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    swapped[i] = bytes[i + 1];
    swapped[i + 1] = bytes[i];
  }
  return swapped;
}

function decodeUtf16(bytes, bigEndian) {
  const even = bytes.length - (bytes.length % 2);
  const whole = bytes.subarray(0, even);
  const text = host.decode(bigEndian ? swapPairs(whole) : whole, 'utf16le');
  if (even === bytes.length) return { text: text.toWellFormed(), valid: text.isWellFormed() };
  // A byte too many is no character; after half a pair both are one mistake.
  return { text: `${text.replace(/[\ud800-\udbff]$/, '').toWellFormed()}\ufffd`, valid: false };
}

/** Surrogates in UTF-8 are one mistake for the host, but one for each byte by the standard: so spoil their first bytes. */
function spoilSurrogates(bytes) {
  let spoiled = bytes;
  for (let i = bytes.indexOf(0xed); i !== -1; i = bytes.indexOf(0xed, i + 1)) {
    if (!(bytes[i + 1] >= 0xa0)) continue;
    if (spoiled === bytes) spoiled = bytes.slice();
    spoiled[i] = 0xff;
  }
  return spoiled;
}

function decodeUtf8(bytes, fatal) {
  return { text: host.decode(spoilSurrogates(bytes), 'utf8'), valid: !fatal || host.isUtf8(bytes) };
}

const unicode = {
  __proto__: null,
  'utf-8': { unfinished: unfinishedUtf8, decode: decodeUtf8 },
  'utf-16le': {
    unfinished: (bytes) => unfinishedUtf16(bytes, false),
    decode: (bytes) => decodeUtf16(bytes, false),
  },
  'utf-16be': {
    unfinished: (bytes) => unfinishedUtf16(bytes, true),
    decode: (bytes) => decodeUtf16(bytes, true),
  },
};

/** Decodes what is whole: the text, whether it is valid, how many bytes are left for the next piece. */
function decodeUnicode({ encoding, fatal }, bytes, stream) {
  const { decode, unfinished } = unicode[encoding];
  const rest = stream ? unfinished(bytes) : 0;
  const whole = rest === 0 ? bytes : bytes.subarray(0, bytes.length - rest);
  return whole.length === 0 ? { text: '', valid: true, rest } : { ...decode(whole, fatal), rest };
}

function decodeLegacy(state, bytes, stream) {
  const [text, valid, rest, mode] = host.decodeLegacy(bytes, state.encoding, state.mode, stream);
  state.mode = stream ? mode : 0;
  return { text, valid, rest };
}

function join(first, second) {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

const none = new Uint8Array(0);
let decoderState;

function checkDecoder(value) {
  const state = value !== null && typeof value === 'object' ? decoderState(value) : undefined;
  if (state === undefined) throw new codes.ERR_INVALID_THIS('TextDecoder');
  return state;
}

const optionFlags = validators.kValidateObjectAllowObjectsAndNull;

class TextDecoder {
  #state;

  static {
    decoderState = (value) => (#state in value ? value.#state : undefined);
  }

  constructor(encoding = 'utf-8', options = {}) {
    const label = `${encoding}`;
    validators.validateObject(options, 'options', optionFlags);
    const name = getEncodingFromLabel(label);
    if (name === undefined || name === 'replacement') throw new codes.ERR_ENCODING_NOT_SUPPORTED(name ?? label);
    this.#state = {
      encoding: name,
      fatal: Boolean(options?.fatal),
      ignoreBOM: Boolean(options?.ignoreBOM),
      pending: none,
      atStart: true,
      mode: 0,
    };
  }

  decode(input = none, options = {}) {
    const state = checkDecoder(this);
    const given = bytesOf(input);
    validators.validateObject(options, 'options', optionFlags);
    return decodePiece(state, given, Boolean(options?.stream));
  }

  get encoding() {
    return checkDecoder(this).encoding;
  }

  get fatal() {
    return checkDecoder(this).fatal;
  }

  get ignoreBOM() {
    return checkDecoder(this).ignoreBOM;
  }

  [customInspect](depth, options) {
    const { encoding, fatal, ignoreBOM } = checkDecoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = require('internal/inspect').inspect({ encoding, fatal, ignoreBOM }, options);
    return `${this.constructor.name} ${shown}`;
  }
}

/** Encodings with one byte for each character, which Node decodes in JavaScript, have another error than the others. */
function invalidData(encoding, hidden) {
  const { ERR_ENCODING_INVALID_ENCODED_DATA: Coded } = codes;
  const error = new Coded(encoding);
  if (!/^(?:utf|gb|big5|euc|shift|iso-2022)/.test(encoding)) return error;
  return nativeError(TypeError, error.code, error.message, hidden);
}

/** Decodes a piece; with `stream` what is not whole waits for the next one. */
function decodePiece(state, given, stream) {
  const isUnicode = state.encoding in unicode;
  const bytes = join(state.pending, given);
  const { text, valid, rest } = (isUnicode ? decodeUnicode : decodeLegacy)(state, bytes, stream);
  state.pending = rest === 0 ? none : bytes.slice(bytes.length - rest);
  if (state.fatal && !valid) {
    Object.assign(state, { pending: none, atStart: true, mode: 0 });
    throw invalidData(state.encoding, decodePiece);
  }
  const first = state.atStart;
  state.atStart = !stream || (first && text === '');
  const hasMark = first && isUnicode && !state.ignoreBOM && text.startsWith('\ufeff');
  return hasMark ? text.slice(1) : text;
}

for (const [type, names] of [
  [TextEncoder, ['encoding', 'encode', 'encodeInto']],
  [TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']],
]) {
  for (const name of names) Object.defineProperty(type.prototype, name, { enumerable: true });
  Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
}

module.exports = { TextDecoder, TextEncoder, getEncodingFromLabel };
