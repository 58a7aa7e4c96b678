'use strict';

// Objects and functions: finds the words before the braces, the braces, and what goes between them.

const names = require('internal/inspect-names');
const { ARRAY_LIKE, OBJECT, assemble } = require('internal/inspect-layout');
const { formatInternal, formatProperty, keysOf } = require('internal/inspect-property');
const { formatNumber, formatPrimitive } = require('internal/inspect-primitive');
const { plainStyle } = require('internal/inspect');

const { prefixOf } = names;

/**
 * What is known of an object before its contents are looked at. A describer sets `done` if that is all, or
 * `base`, `braces`, `content` (a function that makes parts) and `kind`.
 */
function newShape(ctx, value, constructor, tag, bare) {
  return {
    ctx,
    value,
    constructor,
    tag,
    bare, // no inherited properties will follow
    keys: undefined,
    base: '',
    braces: ['{', '}'],
    content: undefined,
    kind: OBJECT,
    done: undefined,
  };
}

function isEmpty(shape) {
  return shape.keys.length === 0 && shape.bare;
}

let loaded;
const collections = () => (loaded ??= require('internal/inspect-collection'));

function describeArray(shape) {
  const { ctx, value, constructor, tag } = shape;
  const prefix = constructor === 'Array' && tag === '' ? '' : prefixOf(constructor, tag, 'Array', `(${value.length})`);
  shape.keys = binding.ownNonIndexKeys(value, !ctx.showHidden);
  shape.braces = [`${prefix}[`, ']'];
  if (value.length === 0 && isEmpty(shape)) shape.done = `${prefix}[]`;
  shape.kind = ARRAY_LIKE;
  shape.content = collections().formatArray;
}

function describeTypedArray(shape) {
  const { ctx, constructor, tag } = shape;
  const fallback = names.typedArrayName(shape.value);
  const length = names.typedArrayLength(shape.value);
  // Without prototype it has no `buffer` and the like to read.
  const value = constructor === null ? new globalThis[fallback](shape.value) : shape.value;
  const prefix = prefixOf(constructor, tag, constructor === null ? fallback : '', `(${length})`);
  shape.keys = binding.ownNonIndexKeys(shape.value, !ctx.showHidden);
  shape.braces = [`${prefix}[`, ']'];
  if (length === 0 && shape.keys.length === 0 && !ctx.showHidden) shape.done = `${prefix}[]`;
  shape.kind = ARRAY_LIKE;
  shape.content = (c, _, depth) => collections().formatTypedArray(c, value, depth, length);
}

function describeSized(shape, type, size, content) {
  const prefix = prefixOf(shape.constructor, shape.tag, type, `(${size})`);
  shape.keys = keysOf(shape.value, shape.ctx.showHidden);
  if (size === 0 && isEmpty(shape)) shape.done = `${prefix}{}`;
  shape.braces = [`${prefix}{`, '}'];
  shape.content = content;
}

function describeSet(shape) {
  const { formatSet, setSize } = collections();
  describeSized(shape, 'Set', Reflect.apply(setSize, shape.value, []), formatSet);
}

function describeMap(shape) {
  const { formatMap, mapSize } = collections();
  describeSized(shape, 'Map', Reflect.apply(mapSize, shape.value, []), formatMap);
}

function describeIterator(shape, type) {
  shape.keys = keysOf(shape.value, shape.ctx.showHidden);
  shape.braces = names.iteratorBraces(type, shape.tag);
  shape.content = (ctx, value, depth) => collections().formatIterator(shape.braces, ctx, value, depth);
}

/** Objects that are shown like plain ones, with `type` as their name if they have no other. */
function describeNamed(shape, type, content) {
  shape.braces[0] = `${prefixOf(shape.constructor, shape.tag, type)}{`;
  shape.content = content;
}

/** A URL is its text. */
function isUrl(value) {
  return typeof value.href === 'string' && typeof value.protocol === 'string' && value.auth === undefined;
}

function describePlain(shape, depth) {
  const { ctx, constructor, tag } = shape;
  if (constructor !== 'Object') {
    if (tag === 'URL' && isUrl(shape.value) && !(depth > ctx.depth && ctx.depth !== null)) {
      shape.base = shape.value.href;
      if (isEmpty(shape)) shape.done = shape.base;
      return;
    }
    const prefix = prefixOf(constructor, tag, constructor === null ? names.underlyingName(shape.value) : '');
    if (isEmpty(shape)) shape.done = `${prefix}{}`;
    shape.braces[0] = `${prefix}{`;
    return;
  }
  if (tag !== '') shape.braces[0] = `${prefixOf(constructor, tag, 'Object')}{`;
  if (isEmpty(shape)) shape.done = `${shape.braces[0]}}`;
}

function describeArguments(shape) {
  shape.braces[0] = `${shape.constructor === null ? '[Arguments: null prototype]' : '[Arguments]'} {`;
  if (isEmpty(shape)) shape.done = `${shape.braces[0]}}`;
}

function describeFunction(shape) {
  const { ctx, value, constructor, tag } = shape;
  shape.base = names.functionBase(ctx, value, constructor, tag);
  if (isEmpty(shape)) shape.done = ctx.stylize(shape.base, 'special');
}

function describeRegExp(shape, depth) {
  const { ctx, value, constructor, tag } = shape;
  const text = RegExp.prototype.toString.call(constructor === null ? new RegExp(value) : value);
  const prefix = prefixOf(constructor, tag, 'RegExp');
  shape.base = prefix === 'RegExp ' ? text : `${prefix}${text}`;
  if (isEmpty(shape) || (depth > ctx.depth && ctx.depth !== null)) shape.done = ctx.stylize(shape.base, 'regexp');
}

function describeDate(shape) {
  const { ctx, value, constructor, tag } = shape;
  const invalid = Number.isNaN(Date.prototype.getTime.call(value));
  const text = invalid ? 'Invalid Date' : Date.prototype.toISOString.call(value);
  const prefix = prefixOf(constructor, tag, 'Date');
  shape.base = prefix === 'Date ' ? text : `${prefix}${text}`;
  if (isEmpty(shape)) shape.done = ctx.stylize(shape.base, 'date');
}

function describeError(shape) {
  const { ctx, value, constructor, tag, keys } = shape;
  shape.base = require('internal/inspect-error').formatError(ctx, value, constructor, tag, keys);
  if (isEmpty(shape)) shape.done = shape.base;
}

function describeBuffer(shape, type, inTypedArray) {
  const { ctx, value } = shape;
  describeNamed(shape, type, collections().formatArrayBuffer);
  // A typed array has shown the bytes as its elements.
  if (inTypedArray && isEmpty(shape)) {
    shape.done = `${shape.braces[0]} [byteLength]: ${formatNumber(ctx.stylize, value.byteLength, false)} }`;
  } else if (inTypedArray) shape.content = (c, v, depth) => [formatInternal(c, v, depth, 'byteLength')];
}

function describeBoxed(shape, type) {
  const { ctx, value, constructor, tag, keys } = shape;
  const primitive = globalThis[type].prototype.valueOf.call(value);
  // The characters of a string are own properties; the primitive shows them already.
  if (type === 'String') keys.splice(0, primitive.length);
  let base = `[${type}`;
  if (constructor === null) base += ' (null prototype)';
  else if (type !== constructor) base += ` (${constructor})`;
  base += `: ${formatPrimitive(plainStyle, primitive, ctx)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  const colored = keys.length === 0 && ctx.stylize !== plainStyle;
  shape.base = colored ? ctx.stylize(base, type.toLowerCase()) : base;
  if (isEmpty(shape)) shape.done = shape.base;
}

function describeNamespace(shape) {
  describeNamed(shape, 'Module', (ctx, value, depth) => {
    return collections().formatNamespace(shape.keys, ctx, value, depth);
  });
}

const iterables = {
  __proto__: null,
  Array: describeArray,
  Map: describeMap,
  MapIterator: (shape) => describeIterator(shape, 'Map'),
  Set: describeSet,
  SetIterator: (shape) => describeIterator(shape, 'Set'),
  TypedArray: describeTypedArray,
};

const others = {
  __proto__: null,
  Function: describeFunction,
  RegExp: describeRegExp,
  Date: describeDate,
  Error: describeError,
  ArrayBuffer: (shape, depth, inTypedArray) => describeBuffer(shape, 'ArrayBuffer', inTypedArray),
  SharedArrayBuffer: (shape, depth, inTypedArray) => describeBuffer(shape, 'SharedArrayBuffer', inTypedArray),
  DataView: (shape) => describeNamed(shape, 'DataView', collections().formatDataView),
  Promise: (shape) => describeNamed(shape, 'Promise', collections().formatPromise),
  WeakSet: (shape) => describeNamed(shape, 'WeakSet', collections().formatWeak),
  WeakMap: (shape) => describeNamed(shape, 'WeakMap', collections().formatWeak),
  ModuleNamespace: describeNamespace,
  BigInt: (shape) => describeBoxed(shape, 'BigInt'),
  Boolean: (shape) => describeBoxed(shape, 'Boolean'),
  Number: (shape) => describeBoxed(shape, 'Number'),
  String: (shape) => describeBoxed(shape, 'String'),
  Symbol: (shape) => describeBoxed(shape, 'Symbol'),
};

function describe(shape, kind, depth, inTypedArray) {
  const { ctx, value, constructor } = shape;
  const iterable = iterables[kind];
  if (iterable !== undefined && (constructor === null || Symbol.iterator in value)) {
    iterable(shape);
    return;
  }
  shape.keys = keysOf(value, ctx.showHidden);
  if (kind === 'Arguments' && (constructor === 'Object' || constructor === null)) {
    describeArguments(shape);
    return;
  }
  if (constructor === 'Object' && kind !== 'Function') {
    describePlain(shape, depth);
    return;
  }
  const isError = others[kind] === undefined && names.isInstance(value, Error);
  const describer = isError ? describeError : (others[kind] ?? describePlain);
  describer(shape, depth, inTypedArray);
}

function tooDeep({ ctx, value, constructor, tag }) {
  const fallback = constructor === null ? names.underlyingName(value) : '';
  const name = prefixOf(constructor, tag, fallback).slice(0, -1);
  return ctx.stylize(constructor === null ? name : `[${name}]`, 'special');
}

/** The parts between the braces: contents, then properties, then what is inherited. */
function formatParts(shape, depth, inherited) {
  const { ctx, value, keys, content } = shape;
  const parts = content === undefined ? [] : content(ctx, value, depth);
  for (let i = 0; i < keys.length; i++) parts.push(formatProperty(ctx, value, depth, keys[i], shape.kind));
  if (inherited !== undefined) parts.push(...inherited);
  return parts;
}

function afterOverflow(ctx, error, shape, indentation) {
  if (!require('internal/errors').isStackOverflowError(error)) throw error;
  ctx.seen.pop();
  ctx.indentationLvl = indentation;
  const name = prefixOf(shape.constructor, shape.tag, 'Object').slice(0, -1);
  const text = `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`;
  return ctx.stylize(text, 'special');
}

function markReference(ctx, shape) {
  const index = ctx.circular?.get(shape.value);
  if (index === undefined) return;
  const reference = ctx.stylize(`<ref *${index}>`, 'special');
  if (ctx.compact === true) shape.braces[0] = `${reference} ${shape.braces[0]}`;
  else shape.base = shape.base === '' ? reference : `${reference} ${shape.base}`;
}

function sortParts(ctx, parts, shape) {
  const comparator = ctx.sorted === true ? undefined : ctx.sorted;
  if (shape.kind === OBJECT) parts.sort(comparator);
  else if (shape.keys.length > 1) {
    // Elements stay where they are.
    const properties = parts.splice(parts.length - shape.keys.length);
    parts.push(...properties.sort(comparator));
  }
}

/** Text that grows without end would take all memory: past this much, objects are no longer entered. */
function spend(ctx, length) {
  const spent = (ctx.budget[ctx.indentationLvl] ?? 0) + length;
  ctx.budget[ctx.indentationLvl] = spent;
  if (spent > 2 ** 27) ctx.depth = -1;
}

/** `kind` is what the host calls the object. */
function formatObject(ctx, value, kind, depth, inTypedArray) {
  let inherited = ctx.showHidden && (depth <= ctx.depth || ctx.depth === null) ? [] : undefined;
  const constructor = names.constructorName(value, ctx, depth, inherited);
  if (inherited !== undefined && inherited.length === 0) inherited = undefined;
  const tag = names.tagOf(ctx, value);
  const shape = newShape(ctx, value, constructor, tag, inherited === undefined);
  describe(shape, kind, depth, inTypedArray);
  if (shape.done !== undefined) return shape.done;
  if (depth > ctx.depth && ctx.depth !== null) return tooDeep(shape);

  ctx.seen.push(value);
  ctx.currentDepth = depth + 1;
  const indentation = ctx.indentationLvl;
  let parts;
  try {
    parts = formatParts(shape, depth + 1, inherited);
  } catch (error) {
    return afterOverflow(ctx, error, shape, indentation);
  }
  markReference(ctx, shape);
  ctx.seen.pop();
  if (ctx.sorted) sortParts(ctx, parts, shape);
  const text = assemble(ctx, parts, shape.base, shape.braces, shape.kind, depth + 1, value);
  spend(ctx, text.length);
  return text;
}

module.exports = { formatObject };
