'use strict';

// Deep equality of typed arrays, views and buffers.

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
).get;

function tagOf(value) {
  return Reflect.apply(typedArrayTag, value, []);
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** All elements, or with `partial` those of b in their order within a. */
function sameElements(a, b, same, partial) {
  if (!partial) return a.length === b.length && b.every((element, i) => same(a[i], element));
  let next = 0;
  for (let i = 0; i < a.length && next < b.length; i++) if (same(a[i], b[next])) next++;
  return next === b.length;
}

function isFloat(tag) {
  return tag === 'Float16Array' || tag === 'Float32Array' || tag === 'Float64Array';
}

function compareTypedArrays(comparison, a, b) {
  const tag = tagOf(a);
  if (tag !== tagOf(b)) return false;
  // By bits, -0 is not 0 and NaN is NaN; loosely, floats are compared as numbers.
  const same = comparison.loose && isFloat(tag) ? (x, y) => x === y : Object.is;
  if (!sameElements(a, b, same, comparison.partial)) return false;
  return comparison.equalProperties(a, b, comparison.extraKeys(b));
}

function compareDataViews(comparison, a, b) {
  if (!sameElements(bytesOf(a), bytesOf(b), Object.is, comparison.partial)) return false;
  return comparison.equalProperties(a, b, Object.keys(b));
}

function compareBuffers(comparison, a, b) {
  if (!comparison.partial && a.byteLength !== b.byteLength) return false;
  if (!sameElements(new Uint8Array(a), new Uint8Array(b), Object.is, comparison.partial)) return false;
  return comparison.equalProperties(a, b, Object.keys(b));
}

module.exports = { compareBuffers, compareDataViews, compareTypedArrays };
