'use strict';

// The web's streams that change what goes through them: text to bytes and back, and compression.

const { TransformStream } = require('stream/web');
const { codes } = require('internal/errors');
const { duplexToWeb } = require('internal/stream-adapters');
const { expose } = require('internal/browser/webidl');

class Pair {
  #pair;

  constructor(pair) {
    this.#pair = pair;
  }

  get readable() {
    return this.#pair.readable;
  }

  get writable() {
    return this.#pair.writable;
  }
}

class TextEncoderStream extends Pair {
  constructor() {
    const encoder = new TextEncoder();
    // Half of a character may end a chunk.
    let high = '';
    super(new TransformStream({
      transform(chunk, controller) {
        let text = high + String(chunk);
        high = /[\ud800-\udbff]$/.test(text) ? text.at(-1) : '';
        if (high !== '') text = text.slice(0, -1);
        if (text !== '') controller.enqueue(encoder.encode(text));
      },
      flush(controller) {
        if (high !== '') controller.enqueue(encoder.encode(high));
      },
    }));
  }

  get encoding() {
    return 'utf-8';
  }
}

class TextDecoderStream extends Pair {
  #decoder;

  constructor(label = 'utf-8', options = {}) {
    const decoder = new TextDecoder(label, options);
    super(new TransformStream({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== '') controller.enqueue(text);
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== '') controller.enqueue(text);
      },
    }));
    this.#decoder = decoder;
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get fatal() {
    return this.#decoder.fatal;
  }

  get ignoreBOM() {
    return this.#decoder.ignoreBOM;
  }
}

const COMPRESSORS = { deflate: 'createDeflate', 'deflate-raw': 'createDeflateRaw', gzip: 'createGzip' };
const DECOMPRESSORS = { deflate: 'createInflate', 'deflate-raw': 'createInflateRaw', gzip: 'createGunzip' };

function zlibPair(makers, format) {
  if (!Object.hasOwn(makers, format)) throw new codes.ERR_INVALID_ARG_VALUE('format', format, `must be one of: ${Object.keys(makers)
    .map((name) => `'${name}'`).join(', ')}`);
  return duplexToWeb(require('zlib')[makers[format]]());
}

class CompressionStream extends Pair {
  constructor(format) {
    super(zlibPair(COMPRESSORS, format));
  }
}

class DecompressionStream extends Pair {
  constructor(format) {
    super(zlibPair(DECOMPRESSORS, format));
  }
}

for (const type of [TextEncoderStream, TextDecoderStream, CompressionStream, DecompressionStream]) expose(type);

module.exports = { CompressionStream, DecompressionStream, TextDecoderStream, TextEncoderStream };
