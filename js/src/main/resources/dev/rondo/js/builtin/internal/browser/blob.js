'use strict';

// Blob and File: bytes that do not change.

const { TextEncoder, TextDecoder } = require('internal/encoding');
const { dictionary, expose, requireConstructorArguments } = require('internal/browser/webidl');
const { kClone } = require('internal/structured-clone');

let made;
let contentOf;

function bytesOf(part, endings) {
  if (part instanceof Blob) return contentOf(part);
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  if (part instanceof ArrayBuffer) return new Uint8Array(part);
  const text = String(part);
  return new TextEncoder().encode(endings === 'native' ? text.replace(/\r\n?|\n/g, '\n') : text);
}

function join(parts, endings) {
  const all = parts.map((part) => bytesOf(part, endings));
  const bytes = new Uint8Array(all.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function partsOf(value, name) {
  if (value === undefined) return [];
  if (typeof value === 'object' && value !== null && typeof value[Symbol.iterator] === 'function') return [...value];
  throw new TypeError(`Failed to construct '${name}': The provided value cannot be converted to a sequence.`);
}

function typeOf(type = '') {
  const text = String(type);
  return /[^ -~]/.test(text) ? '' : text.toLowerCase();
}

class Blob {
  #bytes;

  #type;

  static {
    contentOf = (blob) => blob.#bytes;
    made = (type, bytes, mime, ...rest) => {
      const blob = Reflect.construct(type, [[], ...rest]);
      blob.#bytes = bytes;
      blob.#type = mime;
      return blob;
    };
  }

  constructor(parts = undefined, options = undefined) {
    const { endings, type } = dictionary(options, "Failed to construct 'Blob'");
    this.#bytes = join(partsOf(parts, 'Blob'), endings);
    this.#type = typeOf(type);
  }

  get size() {
    return this.#bytes.length;
  }

  get type() {
    return this.#type;
  }

  async arrayBuffer() {
    return this.#bytes.slice().buffer;
  }

  async bytes() {
    return this.#bytes.slice();
  }

  async text() {
    return new TextDecoder().decode(this.#bytes);
  }

  slice(start = 0, end = this.size, type = '') {
    return made(Blob, this.#bytes.slice(start, end), typeOf(type));
  }

  [kClone]() {
    return made(Blob, this.#bytes, this.#type);
  }
}
expose(Blob);

class File extends Blob {
  #name;

  #lastModified;

  constructor(parts, name, options = undefined) {
    requireConstructorArguments(arguments.length, 2, 'File');
    super(parts, options);
    this.#name = String(name);
    this.#lastModified = options?.lastModified === undefined ? Date.now() : Math.trunc(+options.lastModified) || 0;
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }

  [kClone]() {
    return made(File, contentOf(this), this.type, this.#name, { lastModified: this.#lastModified });
  }
}
expose(File);

module.exports = { Blob, File };
