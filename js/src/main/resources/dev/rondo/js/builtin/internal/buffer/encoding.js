'use strict';

// Text as bytes and back, by the host, in all the encodings that Buffer knows.

const { codes } = require('internal/errors');
const host = binding.load('bytes');

const names = new Map([
  ['utf8', 'utf8'], ['utf-8', 'utf8'], ['ucs2', 'utf16le'], ['ucs-2', 'utf16le'], ['utf16le', 'utf16le'],
  ['utf-16le', 'utf16le'], ['latin1', 'latin1'], ['binary', 'latin1'], ['base64', 'base64'],
  ['base64url', 'base64url'], ['hex', 'hex'], ['ascii', 'ascii'],
]);

/** The canonical name of an encoding, utf8 for none, undefined for what is no encoding. */
function normalize(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  return names.get(encoding) ?? names.get(String(encoding).toLowerCase());
}

function known(encoding) {
  const name = normalize(encoding);
  if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  return name;
}

function view(bytes) {
  if (bytes instanceof ArrayBuffer || bytes instanceof SharedArrayBuffer) return new Uint8Array(bytes);
  const plain = bytes.buffer instanceof SharedArrayBuffer
    ? Uint8Array.from(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    : bytes;
  return plain instanceof DataView ? new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength) : plain;
}

function decode(bytes, encoding, start = 0, end = bytes.length) {
  if (end <= start) return '';
  const part = start === 0 && end === bytes.length ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
  return host.decode(view(part), known(encoding));
}

/** An ArrayBuffer with the bytes of a string. */
function encode(text, encoding) {
  const name = known(encoding);
  if (name === 'base64url') return host.encode(text, 'base64');
  if (name === 'utf8') return host.encode(text.isWellFormed() ? text : text.toWellFormed(), name);
  return host.encode(text, name === 'ascii' ? 'latin1' : name);
}

function base64Length(text) {
  let length = text.length;
  if (text.endsWith('=')) length--;
  if (text.endsWith('==')) length--;
  return (length * 3) >>> 2;
}

function byteLength(text, encoding) {
  switch (normalize(encoding)) {
    case 'latin1':
    case 'ascii': return text.length;
    case 'utf16le': return text.length * 2;
    case 'hex': return text.length >>> 1;
    case 'base64':
    case 'base64url': return base64Length(text);
    default: return encode(text, 'utf8').byteLength;
  }
}

/** How many of the bytes, at most `room`, hold only whole characters. */
function wholeCharacters(bytes, room, name) {
  if (bytes.length <= room) return bytes.length;
  if (name === 'utf16le') return room & ~1;
  let end = room;
  if (name === 'utf8') while (end > 0 && (bytes[end] & 0xc0) === 0x80) end--;
  return end;
}

module.exports = { byteLength, decode, encode, host, known, normalize, view, wholeCharacters };
