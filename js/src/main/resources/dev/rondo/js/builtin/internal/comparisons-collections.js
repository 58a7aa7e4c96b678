'use strict';

// Deep equality of arrays, sets and maps. Arrays are ordered; in sets and maps only what belongs together counts.

function isObject(value) {
  return value !== null && typeof value === 'object';
}

function isHole(list, i) {
  return list[i] === undefined && !Object.hasOwn(list, i);
}

/** The indices that are there, from `start` on. A sparse array may be far longer than it has elements. */
function indicesFrom(list, start) {
  return Object.keys(list).filter((key) => /^(?:0|[1-9]\d*)$/.test(key) && +key >= start && +key < list.length);
}

function compareElements(comparison, a, b) {
  for (let i = 0; i < b.length; i++) {
    if (isHole(b, i)) return compareSparse(comparison, a, b, i);
    if (!comparison.equal(a[i], b[i]) || isHole(a, i)) return false;
  }
  return true;
}

/** Goes on at a hole, which equals only a hole. */
function compareSparse(comparison, a, b, start) {
  const inA = indicesFrom(a, start);
  const inB = indicesFrom(b, start);
  return inA.length === inB.length && inB.every((key, i) => inA[i] === key && comparison.equal(a[key], b[key]));
}

/** The elements without holes, which ask for nothing. */
function withoutHoles(list) {
  for (let i = 0; i < list.length; i++) {
    if (isHole(list, i)) return indicesFrom(list, 0).map((key) => list[key]);
  }
  return list;
}

/** Each element of b must be in a, in the same order, perhaps with others between them. */
function compareSubsequence(comparison, a, b) {
  const wanted = withoutHoles(b);
  const present = withoutHoles(a);
  let next = 0;
  for (let i = 0; i < wanted.length; i++) {
    while (next < present.length && !comparison.equal(present[next], wanted[i])) next++;
    if (next === present.length) return false;
    next++;
  }
  return true;
}

function compareArrays(comparison, a, b) {
  if (comparison.partial ? a.length < b.length : a.length !== b.length) return false;
  const compare = comparison.partial ? compareSubsequence : compareElements;
  return comparison.equalProperties(a, b, comparison.extraKeys(b), () => compare(comparison, a, b));
}

/** What a primitive could be loosely equal to: another of the candidates, or anything at all (undefined). */
function looseCounterpart(value) {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'object':
      return undefined; // null, for which only undefined is left
    case 'symbol':
      return false;
    case 'string':
      return !Number.isNaN(+value);
    case 'number':
      return !Number.isNaN(value);
    default:
      return true;
  }
}

/** Takes an element that equals `value` out of `candidates`. */
function takeEqual(comparison, candidates, value) {
  for (const candidate of candidates) {
    if (comparison.equal(candidate, value)) {
      candidates.delete(candidate);
      return true;
    }
  }
  return false;
}

/** False if a primitive of a that is not in b has no counterpart in b either. */
function mayMatchInSet(a, b, value) {
  const counterpart = looseCounterpart(value);
  if (typeof counterpart === 'boolean') return counterpart;
  return b.has(counterpart) && !a.has(counterpart);
}

function compareSetEntries(comparison, a, b) {
  // Elements of a that are not simply in b; each must be taken by one of b's.
  const open = new Set();
  for (const value of a) {
    if (isObject(value)) open.add(value);
    else if (!b.has(value)) {
      if (comparison.partial) continue;
      if (!comparison.loose || !mayMatchInSet(a, b, value)) return false;
      open.add(value);
    }
  }
  for (const value of b) {
    if (isObject(value)) {
      if (open.delete(value)) continue;
    } else if (a.has(value)) continue;
    else if (!comparison.loose) return false;
    if (!takeEqual(comparison, open, value)) return false;
  }
  return comparison.partial || open.size === 0;
}

/** The same set with its methods, if its prototype was changed. */
function asSet(value) {
  return value instanceof Set ? value : new Set(Reflect.apply(Set.prototype.values, value, []));
}

function asMap(value) {
  return value instanceof Map ? value : new Map(Reflect.apply(Map.prototype.entries, value, []));
}

function compareSets(comparison, setA, setB) {
  const a = asSet(setA);
  const b = asSet(setB);
  if (comparison.partial ? a.size < b.size : a.size !== b.size) return false;
  return comparison.equalProperties(setA, setB, Object.keys(setB), () => compareSetEntries(comparison, a, b));
}

/** False if b has nothing under a key that loosely equals the primitive `key`. */
function mayMatchInMap(comparison, a, b, key, value) {
  const counterpart = looseCounterpart(key);
  if (typeof counterpart === 'boolean') return counterpart;
  if (!b.has(counterpart) || a.has(counterpart)) return false;
  return comparison.equal(value, b.get(counterpart));
}

function takeEqualEntry(comparison, keys, a, key, value) {
  for (const candidate of keys) {
    if (comparison.equal(candidate, key) && comparison.equal(a.get(candidate), value)) {
      keys.delete(candidate);
      return true;
    }
  }
  return false;
}

function compareMapEntries(comparison, a, b) {
  const open = new Set();
  for (const [key, value] of a) {
    if (isObject(key)) open.add(key);
    else if (b.has(key)) {
      if (comparison.equal(value, b.get(key))) continue;
      if (!comparison.loose) return false;
      open.add(key);
    } else if (!comparison.partial) {
      if (!comparison.loose || !mayMatchInMap(comparison, a, b, key, value)) return false;
      open.add(key);
    }
  }
  for (const [key, value] of b) {
    if (!isObject(key)) {
      if (a.has(key) && comparison.equal(a.get(key), value)) continue;
      if (!comparison.loose) return false;
    } else if (open.has(key) && comparison.equal(a.get(key), value)) {
      open.delete(key);
      continue;
    }
    if (!takeEqualEntry(comparison, open, a, key, value)) return false;
  }
  return comparison.partial || open.size === 0;
}

function compareMaps(comparison, mapA, mapB) {
  const a = asMap(mapA);
  const b = asMap(mapB);
  if (comparison.partial ? a.size < b.size : a.size !== b.size) return false;
  return comparison.equalProperties(mapA, mapB, Object.keys(mapB), () => compareMapEntries(comparison, a, b));
}

module.exports = { compareArrays, compareMaps, compareSets };
