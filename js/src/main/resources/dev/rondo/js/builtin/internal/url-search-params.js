'use strict';

// URLSearchParams. One that belongs to a URL tells it of each change.

const { codes } = require('internal/errors');
const { unclonable } = require('internal/unclonable');
const { validateFunction } = require('internal/validators');
const urlencoded = require('npm:whatwg-url/lib/urlencoded.js');

const kConnected = Symbol('connected');

function text(value) {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${value}`.toWellFormed();
}

function pairsOf(init) {
  if (init === undefined) return [];
  if (init === null || (typeof init !== 'object' && typeof init !== 'function')) {
    const query = text(init);
    return urlencoded.parseUrlencodedString(query.startsWith('?') ? query.slice(1) : query);
  }
  const method = init[Symbol.iterator];
  if (method !== undefined && method !== null) {
    if (typeof method !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE('Query pairs');
    return Array.from(init, pairOf);
  }
  const pairs = new Map();
  for (const key of Reflect.ownKeys(init)) {
    if (Reflect.getOwnPropertyDescriptor(init, key)?.enumerable) pairs.set(text(key), text(init[key]));
  }
  return [...pairs];
}

function pairOf(pair) {
  if ((typeof pair !== 'object' && typeof pair !== 'function') || pair === null || typeof pair[Symbol.iterator] !== 'function') {
    throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
  }
  const items = Array.from(pair, text);
  if (items.length !== 2) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
  return items;
}

class URLSearchParams {
  #list = [];
  #changed;

  constructor(init = undefined, changed = undefined) {
    if (init === kConnected) this.#changed = changed;
    else this.#list = pairsOf(init);
  }

  static {
    reload = (params, query) => {
      params.#list = urlencoded.parseUrlencodedString(query);
    };
    listOf = (params) => URLSearchParams.#of(params);
    unclonable.push((value) => #list in value);
  }

  static #of(params) {
    if (typeof params !== 'object' || params === null || !(#list in params)) throw new codes.ERR_INVALID_THIS('URLSearchParams');
    return params.#list;
  }

  #change(list = this.#list) {
    this.#list = list;
    this.#changed?.(urlencoded.serializeUrlencoded(list));
  }

  get size() {
    return URLSearchParams.#of(this).length;
  }

  append(name, value) {
    const list = URLSearchParams.#of(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    list.push([text(name), text(value)]);
    this.#change();
  }

  delete(name, value = undefined) {
    const list = URLSearchParams.#of(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    this.#change(list.filter(([key, each]) => key !== text(name) || (value !== undefined && each !== text(value))));
  }

  get(name) {
    const list = URLSearchParams.#of(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const key = text(name);
    return list.find((pair) => pair[0] === key)?.[1] ?? null;
  }

  getAll(name) {
    const list = URLSearchParams.#of(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const key = text(name);
    return list.filter((pair) => pair[0] === key).map((pair) => pair[1]);
  }

  has(name, value = undefined) {
    const list = URLSearchParams.#of(this);
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const key = text(name);
    return list.some((pair) => pair[0] === key && (value === undefined || pair[1] === text(value)));
  }

  set(name, value) {
    const list = URLSearchParams.#of(this);
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    const key = text(name);
    const first = list.find((pair) => pair[0] === key);
    if (first === undefined) list.push([key, text(value)]);
    else first[1] = text(value);
    this.#change(list.filter((pair) => pair[0] !== key || pair === first || first === undefined));
  }

  sort() {
    const list = URLSearchParams.#of(this);
    list.sort(([first], [second]) => (first < second ? -1 : Number(first > second)));
    this.#change();
  }

  entries() {
    return new Iterator(URLSearchParams.#of(this) && this, (pair) => [pair[0], pair[1]]);
  }

  forEach(callback, thisArg = undefined) {
    URLSearchParams.#of(this);
    validateFunction(callback, 'callback');
    for (let i = 0; i < this.#list.length; i++) Reflect.apply(callback, thisArg, [this.#list[i][1], this.#list[i][0], this]);
  }

  keys() {
    return new Iterator(URLSearchParams.#of(this) && this, (pair) => pair[0]);
  }

  values() {
    return new Iterator(URLSearchParams.#of(this) && this, (pair) => pair[1]);
  }

  toString() {
    return urlencoded.serializeUrlencoded(URLSearchParams.#of(this));
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    const list = URLSearchParams.#of(this);
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const { name } = this.constructor;
    return list.length === 0 ? `${name} {}`
      : braces(name, list.map(([key, value]) => `${inspect(key, options)} => ${inspect(value, options)}`), options);
  }
}

// Declared here, set by the class's static block: they see its private fields.
var reload;
var listOf;

function braces(name, parts, options) {
  const length = parts.reduce((sum, part) => sum + part.length + 2, 0);
  if (length > options.breakLength || parts.some((part) => part.includes('\n'))) {
    return `${name} {\n  ${parts.join(',\n  ')} }`;
  }
  return `${name} { ${parts.join(', ')} }`;
}

const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

class Iterator {
  #params;
  #pick;
  #next = 0;

  constructor(params, pick) {
    this.#params = params;
    this.#pick = pick;
  }

  next() {
    if (typeof this !== 'object' || this === null || !(#params in this)) {
      throw new codes.ERR_INVALID_THIS('URLSearchParamsIterator');
    }
    const list = listOf(this.#params);
    if (this.#next >= list.length) return { value: undefined, done: true };
    return { value: this.#pick(list[this.#next++]), done: false };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return options.stylize('[Object]', 'special');
    const rest = listOf(this.#params).slice(this.#next).map(this.#pick);
    return rest.length === 0 ? 'URLSearchParams Iterator {  }'
      : braces('URLSearchParams Iterator', rest.map((each) => inspect(each, options)), options);
  }
}

Object.setPrototypeOf(Iterator.prototype, iteratorPrototype);
delete Iterator.prototype.constructor;
Object.defineProperty(Iterator.prototype, 'next', { enumerable: true });
Object.defineProperty(Iterator.prototype, Symbol.toStringTag, { value: 'URLSearchParams Iterator', configurable: true });

for (const name of [
  'size', 'append', 'delete', 'get', 'getAll', 'has', 'set', 'sort', 'entries', 'forEach', 'keys', 'values', 'toString',
]) Object.defineProperty(URLSearchParams.prototype, name, { enumerable: true });
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
  value: URLSearchParams.prototype.entries, writable: true, configurable: true,
});

function connect(query, changed) {
  const params = new URLSearchParams(kConnected, changed);
  reload(params, query);
  return params;
}

module.exports = { URLSearchParams, connect, reload: (params, query) => reload(params, query) };
