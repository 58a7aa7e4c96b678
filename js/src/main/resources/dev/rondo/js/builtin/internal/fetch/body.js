'use strict';

// The body of a Request or a Response: where it comes from, and the ways to read it.

const { Buffer } = require('buffer');
const { Blob } = require('internal/blob');
const { ReadableStream } = require('stream/web');
const forms = require('internal/fetch/form-data');

function streamOf(bytes) {
  return new ReadableStream({
    async start(controller) {
      const all = await bytes();
      if (all.length > 0) controller.enqueue(new Uint8Array(all));
      controller.close();
    },
    type: 'bytes',
  });
}

/** { type, length, make(): stream, source } of what a program gave as a body. */
function extract(given) {
  if (given instanceof ReadableStream) {
    if (given.locked) throw new TypeError('Response body object should not be disturbed or locked');
    return { stream: given };
  }
  if (given instanceof URLSearchParams) {
    return known(Buffer.from(given.toString()), 'application/x-www-form-urlencoded;charset=UTF-8');
  }
  if (given instanceof Blob) {
    return { type: given.type || undefined, length: given.size, bytes: async () => Buffer.from(await given.arrayBuffer()) };
  }
  if (given instanceof forms.FormData) return formBody(given);
  if (given instanceof ArrayBuffer) return known(Buffer.from(given.slice(0)));
  if (ArrayBuffer.isView(given)) return known(Buffer.from(Buffer.from(given.buffer, given.byteOffset, given.byteLength)));
  if (typeof given?.[Symbol.asyncIterator] === 'function') return { stream: ReadableStream.from(given) };
  return known(Buffer.from(String(given)), 'text/plain;charset=UTF-8');
}

function known(bytes, type) {
  return { type, length: bytes.length, bytes: async () => bytes };
}

function formBody(form) {
  const encoded = forms.encode(form);
  const body = { bytes: async () => (await encoded).bytes };
  body.ready = encoded.then(({ type, bytes }) => {
    body.type = type;
    body.length = bytes.length;
  });
  body.isForm = true;
  return body;
}

async function collect(stream) {
  const pieces = [];
  for await (const piece of stream) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('Received non-Uint8Array chunk');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

class Body {
  #body;
  #stream = null;
  #used = false;

  _setBody(body) {
    this.#body = body;
    this.#stream = body?.stream ?? null;
  }

  get body() {
    if (this.#body === undefined) return null;
    this.#stream ??= streamOf(this.#body.bytes);
    return this.#stream;
  }

  get bodyUsed() {
    return this.#used || Boolean(this.#stream?._disturbed);
  }

  _take() {
    if (this.bodyUsed) throw new TypeError('Body is unusable: Body has already been read');
    if (this.#stream?.locked) throw new TypeError('Body is unusable: Body is locked');
    if (this.#body === undefined) return undefined;
    this.#used = true;
    return this.#body;
  }

  async #all() {
    const body = this._take();
    if (body === undefined) return Buffer.alloc(0);
    if (this.#stream === null) return body.bytes();
    return collect(this.#stream);
  }

  /** The same body twice: this one's stream is split. */
  _split() {
    if (this.bodyUsed || this.#stream?.locked) throw new TypeError('Response.clone: Body has already been consumed.');
    if (this.#body === undefined) return undefined;
    if (this.#stream === null) return this.#body;
    const [first, second] = this.#stream.tee();
    this.#stream = first;
    return { ...this.#body, stream: second };
  }

  async arrayBuffer() {
    const bytes = await this.#all();
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  }

  async blob() {
    const bytes = await this.#all();
    return new Blob([bytes], { type: this.headers.get('content-type') ?? '' });
  }

  async bytes() {
    return new Uint8Array(await this.#all());
  }

  async formData() {
    const type = this.headers.get('content-type');
    const bytes = await this.#all();
    await this.#body?.ready;
    return forms.decode(bytes, this.#body?.isForm ? this.#body.type : type);
  }

  async json() {
    return JSON.parse(await this.text());
  }

  async text() {
    return new TextDecoder().decode(await this.#all());
  }
}
for (const name of ['_setBody', '_take', '_split']) Object.defineProperty(Body.prototype, name, { enumerable: false });

module.exports = { Body, extract };
