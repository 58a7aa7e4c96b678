'use strict';

// FormData, as multipart/form-data too.

const { Buffer } = require('buffer');
const { Blob, File } = require('internal/blob');
const { hidden } = require('internal/define');
const { customInspectSymbol } = require('internal/util');

function entry(name, value, filename) {
  if (!(value instanceof Blob)) return [String(name), String(value)];
  const title = filename ?? (value instanceof File ? value.name : 'blob');
  const file = value instanceof File && filename === undefined ? value : new File([value], title, { type: value.type });
  return [String(name), file];
}

class FormData {
  #entries = [];

  constructor(form = undefined) {
    if (form !== undefined) throw new TypeError("FormData constructor: Argument 1 could not be converted to: undefined.");
  }

  append(name, value, filename = undefined) {
    this.#entries.push(entry(name, value, filename));
  }

  set(name, value, filename = undefined) {
    const made = entry(name, value, filename);
    const index = this.#entries.findIndex(([each]) => each === made[0]);
    this.delete(name);
    if (index === -1) this.#entries.push(made);
    else this.#entries.splice(index, 0, made);
  }

  delete(name) {
    this.#entries = this.#entries.filter(([each]) => each !== String(name));
  }

  get(name) {
    return this.#entries.find(([each]) => each === String(name))?.[1] ?? null;
  }

  getAll(name) {
    return this.#entries.filter(([each]) => each === String(name)).map(([, value]) => value);
  }

  has(name) {
    return this.#entries.some(([each]) => each === String(name));
  }

  *entries() {
    for (const [name, value] of this.#entries) yield [name, value];
  }

  *keys() {
    for (const [name] of this.#entries) yield name;
  }

  *values() {
    for (const [, value] of this.#entries) yield value;
  }

  forEach(callback, self = undefined) {
    for (const [name, value] of this.#entries) Reflect.apply(callback, self, [value, name, this]);
  }

  [Symbol.iterator]() {
    return this.entries();
  }
}
hidden(FormData.prototype, customInspectSymbol, function (depth, options) {
  const shown = {};
  for (const name of this.keys()) {
    const values = this.getAll(name);
    shown[name] = values.length === 1 ? values[0] : values;
  }
  return `FormData ${require('util').inspect(shown, { ...options, depth: options.depth ?? 2 })}`;
});
Object.defineProperty(FormData.prototype, Symbol.toStringTag, { value: 'FormData', configurable: true });

function withLineEnds(text) {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

function escaped(text) {
  return text.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
}

/** { type, bytes } of a form. */
async function encode(form) {
  const boundary = `----formdata-rondo-${String(Math.floor(Math.random() * 1e12)).padStart(12, '0')}`;
  const pieces = [];
  for (const [name, value] of form) {
    let head = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(withLineEnds(name))}"`;
    if (value instanceof Blob) {
      head += `; filename="${escaped(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}`;
      pieces.push(Buffer.from(`${head}\r\n\r\n`), Buffer.from(await value.arrayBuffer()), Buffer.from('\r\n'));
    } else {
      pieces.push(Buffer.from(`${head}\r\n\r\n${withLineEnds(value)}\r\n`));
    }
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(pieces) };
}

function unescaped(text) {
  return Buffer.from(text, 'latin1').toString().replace(/%22/g, '"').replace(/%0D/g, '\r').replace(/%0A/g, '\n');
}

function part(form, text) {
  const gap = text.indexOf('\r\n\r\n');
  const head = text.slice(0, gap);
  const name = /(?:^|[\s;])name="([^"]*)"/i.exec(head)?.[1];
  if (gap === -1 || name === undefined) throw new TypeError('Failed to parse body as FormData.');
  const bytes = Buffer.from(text.slice(gap + 4), 'latin1');
  const filename = /filename="([^"]*)"/i.exec(head)?.[1];
  if (filename === undefined) {
    form.append(unescaped(name), bytes.toString());
  } else {
    const type = /^content-type:[ \t]*(.*)$/im.exec(head)?.[1].trim() ?? 'text/plain';
    form.append(unescaped(name), new File([bytes], unescaped(filename), { type }));
  }
}

/** A form of bytes, by the type that stands with them. */
function decode(bytes, type) {
  const form = new FormData();
  const essence = (type ?? '').split(';')[0].trim().toLowerCase();
  if (essence === 'application/x-www-form-urlencoded') {
    for (const [name, value] of new URLSearchParams(bytes.toString())) form.append(name, value);
    return form;
  }
  const boundary = /boundary="?([^";]+)"?/i.exec(type ?? '')?.[1];
  if (essence !== 'multipart/form-data' || boundary === undefined) {
    throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
  }
  const parts = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`);
  if (parts.length < 2 || !parts.at(-1).startsWith('--')) throw new TypeError('Failed to parse body as FormData.');
  for (const text of parts.slice(1, -1)) part(form, text.slice(2));
  return form;
}

module.exports = { FormData, decode, encode };
