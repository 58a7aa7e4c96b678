'use strict';

// Deep equality: loose (==), strict (Object.is, prototypes), partial (the first may have more than the second).

const LOOSE = 0;
const STRICT = 1;
const PARTIAL = 2;
const STRICT_BUT_PROTOTYPES = 3;

const enumerable = Object.prototype.propertyIsEnumerable;

function isObject(value) {
  return value !== null && typeof value === 'object';
}

/** The objects that are being compared, so that cycles end: two that are seen again are taken for equal. */
class Memory {
  first = new Set();
  second = new Set();

  /** True or false if one of them is seen again on its side, undefined for a new pair. */
  recall(a, b) {
    const seen = this.first.has(a);
    return seen || this.second.has(b) ? seen && this.second.has(b) : undefined;
  }

  within(a, b, compare) {
    this.first.add(a);
    this.second.add(b);
    const result = compare();
    this.first.delete(a);
    this.second.delete(b);
    return result;
  }
}

/** What kind of comparison is going on: a mode, and a memory once objects are entered. */
class Comparison {
  constructor(mode) {
    this.mode = mode;
    this.loose = mode === LOOSE;
    this.partial = mode === PARTIAL;
    this.memory = undefined;
  }

  equal(a, b) {
    if (a === b) return a !== 0 || this.loose || Object.is(a, b);
    if (!isObject(a) || !isObject(b)) return this.equalPrimitives(a, b);
    if (this.mode === STRICT && !sameClass(a, b)) return false;
    return this.equalObjects(a, b);
  }

  equalPrimitives(a, b) {
    if (!this.loose) return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
    if (isObject(a) || isObject(b)) return false;
    // eslint-disable-next-line eqeqeq
    return a == b || (Number.isNaN(a) && Number.isNaN(b));
  }

  equalObjects(a, b) {
    const tag = Object.prototype.toString.call(a);
    if (tag !== Object.prototype.toString.call(b)) return false;
    // By its tag, an object that only inherits from Error or has no prototype is a plain one.
    const kind = kindOf(a);
    if (tag !== '[object Object]' || kind === 'Array') {
      if (kind !== kindOf(b)) return false;
      if (tag === '[object URL]' && a.href !== b.href) return false;
      const compare = comparers[kind];
      if (compare !== undefined) return compare(this, a, b);
    }
    return this.equalProperties(a, b, Object.keys(b));
  }

  /** Own enumerable properties `keys` of b, with its symbols unless loose; then `compareContent`, if given. */
  equalProperties(a, b, keys, compareContent) {
    if (!this.sameKeys(a, b, keys)) return false;
    const all = this.withSymbols(a, b, keys);
    if (all === undefined) return false;
    if (all.length === 0 && compareContent === undefined) return true;
    this.memory ??= new Memory();
    const known = this.memory.recall(a, b);
    if (known !== undefined) return known;
    return this.memory.within(a, b, () => {
      if (compareContent !== undefined && !compareContent()) return false;
      return all.every((key) => this.equal(a[key], b[key]));
    });
  }

  sameKeys(a, b, keys) {
    if (!this.partial && keys.length !== this.keysLike(a, b).length) return false;
    return keys.every((key) => enumerable.call(a, key));
  }

  /** The keys of a that answer those of b: for arrays without the elements. */
  keysLike(a, b) {
    return hasElements(b) ? this.extraKeys(a) : Object.keys(a);
  }

  extraKeys(object) {
    return binding.ownNonIndexKeys(object, true).filter((key) => typeof key === 'string');
  }

  /** The keys with b's enumerable symbols; undefined if a's differ. */
  withSymbols(a, b, keys) {
    if (this.loose) return keys;
    const symbols = enumerableSymbols(b);
    if (!symbols.every((symbol) => enumerable.call(a, symbol))) return undefined;
    if (!this.partial && symbols.length !== enumerableSymbols(a).length) return undefined;
    return symbols.length === 0 ? keys : keys.concat(symbols);
  }
}

const ordinary = new Set([Array, Object, Map, Set, Date, RegExp, Error]);

/** Classes are told apart by an inherited constructor; objects without one by their prototypes. */
function sameClass(a, b) {
  const { constructor } = a;
  if (ordinary.has(constructor) || (constructor !== undefined && !Object.hasOwn(a, 'constructor'))) {
    return constructor === b.constructor;
  }
  return Object.getPrototypeOf(a) === Object.getPrototypeOf(b);
}

function enumerableSymbols(object) {
  const symbols = Object.getOwnPropertySymbols(object);
  return symbols.length === 0 ? symbols : symbols.filter((symbol) => enumerable.call(object, symbol));
}

function hasElements(value) {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function kindOf(value) {
  const kind = binding.classOf(value);
  if (kind === 'Proxy') return Array.isArray(value) ? 'Array' : 'Object';
  return kind === 'Object' && value instanceof Error ? 'Error' : kind;
}

/** A property that counts even if it is hidden; what b shows is compared with its other properties. */
function sameHidden(comparison, a, b, key) {
  if (enumerable.call(b, key)) return true;
  if (comparison.partial && (b[key] === undefined || (key === 'message' && b.message === ''))) return true;
  return !enumerable.call(a, key) && comparison.equal(a[key], b[key]);
}

function compareErrors(comparison, a, b) {
  const same =
    sameHidden(comparison, a, b, 'message') &&
    sameHidden(comparison, a, b, 'name') &&
    sameHidden(comparison, a, b, 'cause') &&
    sameHidden(comparison, a, b, 'errors');
  if (!same) return false;
  const hasCause = Object.hasOwn(b, 'cause');
  if (Object.hasOwn(a, 'cause') !== hasCause && (hasCause || !comparison.partial)) return false;
  return comparison.equalProperties(a, b, Object.keys(b));
}

function compareDates(comparison, a, b) {
  const time = Date.prototype.getTime;
  return Object.is(time.call(a), time.call(b)) && comparison.equalProperties(a, b, Object.keys(b));
}

function compareRegExps(comparison, a, b) {
  if (a.source !== b.source || a.flags !== b.flags || a.lastIndex !== b.lastIndex) return false;
  return comparison.equalProperties(a, b, Object.keys(b));
}

function compareBoxed(type) {
  const { valueOf } = globalThis[type].prototype;
  return (comparison, a, b) => {
    if (!Object.is(valueOf.call(a), valueOf.call(b))) return false;
    return comparison.equalProperties(a, b, Object.keys(b));
  };
}

const collections = () => require('internal/comparisons-collections');
const binary = () => require('internal/comparisons-binary');

const never = () => false;

const comparers = {
  __proto__: null,
  Array: (...args) => collections().compareArrays(...args),
  Set: (...args) => collections().compareSets(...args),
  Map: (...args) => collections().compareMaps(...args),
  TypedArray: (...args) => binary().compareTypedArrays(...args),
  DataView: (...args) => binary().compareDataViews(...args),
  ArrayBuffer: (...args) => binary().compareBuffers(...args),
  SharedArrayBuffer: (...args) => binary().compareBuffers(...args),
  Error: compareErrors,
  Date: compareDates,
  RegExp: compareRegExps,
  BigInt: compareBoxed('BigInt'),
  Boolean: compareBoxed('Boolean'),
  Number: compareBoxed('Number'),
  String: compareBoxed('String'),
  Symbol: compareBoxed('Symbol'),
  // Their contents cannot be seen.
  Promise: never,
  WeakMap: never,
  WeakSet: never,
};

function isDeepEqual(a, b) {
  return new Comparison(LOOSE).equal(a, b);
}

function isDeepStrictEqual(a, b, skipPrototype) {
  return new Comparison(skipPrototype ? STRICT_BUT_PROTOTYPES : STRICT).equal(a, b);
}

function isPartialStrictEqual(a, b) {
  return new Comparison(PARTIAL).equal(a, b);
}

module.exports = { isDeepEqual, isDeepStrictEqual, isObject, isPartialStrictEqual };
