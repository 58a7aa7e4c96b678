'use strict';

// What an object is called: its constructor's name, its tag, the words before its braces.

// The classes and namespaces of the language; what a program or the host adds to the global object is not here.
const languageNames =
  'AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean ' +
  'DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array ' +
  'Function Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy ' +
  'RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError ' +
  'TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly';

let builtIns;

function isBuiltIn(name) {
  builtIns ??= new Set(languageNames.split(' '));
  return builtIns.has(name);
}

const ordinaryHasInstance = Function.prototype[Symbol.hasInstance];

/** `instanceof` as it is without a Symbol.hasInstance of the program's. */
function isInstance(value, constructor) {
  try {
    return Reflect.apply(ordinaryHasInstance, constructor, [value]);
  } catch {
    return false;
  }
}

/** The class of the object itself, for one whose prototypes name no constructor. */
function underlyingName(value) {
  const kind = binding.classOf(value);
  if (kind === 'TypedArray') return typedArrayName(value);
  return kind === 'Generator' || kind === 'ModuleNamespace' || kind === 'Proxy' ? 'Object' : kind;
}

const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayTag = Object.getOwnPropertyDescriptor(typedArrayPrototype, Symbol.toStringTag).get;
const typedArraySize = Object.getOwnPropertyDescriptor(typedArrayPrototype, 'length').get;

function typedArrayName(value) {
  return Reflect.apply(typedArrayTag, value, []);
}

/** The true length, whatever the object's own `length` says. */
function typedArrayLength(value) {
  return Reflect.apply(typedArraySize, value, []);
}

// Most objects have one of these for a prototype, and their names hold even if `constructor` was tampered with.
const knownPrototypes = new Map([
  [Object.prototype, Object],
  [Array.prototype, Array],
  [Function.prototype, Function],
  [Map.prototype, Map],
  [Set.prototype, Set],
  [ArrayBuffer.prototype, ArrayBuffer],
  [typedArrayPrototype, Object.getPrototypeOf(Uint8Array)],
]);

function constructorAt(object, value) {
  const known = object === value ? undefined : knownPrototypes.get(object);
  return known ?? Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
}

/**
 * The name of the first constructor on the prototype chain, or null for an object without prototype.
 * If `inherited` is an array, the properties of the prototypes that are not built in are put there.
 */
function constructorName(value, ctx, depth, inherited) {
  let first;
  for (let object = value; object !== null; ) {
    const constructor = constructorAt(object, value);
    if (typeof constructor === 'function' && constructor.name !== '' && isInstance(value, constructor)) {
      if (inherited !== undefined && (first !== object || !isBuiltIn(constructor.name))) {
        addInherited(ctx, value, first ?? value, depth, inherited);
      }
      return String(constructor.name);
    }
    object = Object.getPrototypeOf(object);
    if (first === undefined) first = object;
  }
  if (first === null) return null;
  const name = underlyingName(value);
  if (depth > ctx.depth && ctx.depth !== null) return `${name} <Complex prototype>`;
  const above = constructorName(first, ctx, depth + 1, inherited);
  if (above !== null) return `${name} <${above}>`;
  const { inspect } = require('internal/inspect');
  return `${name} <${inspect(first, { ...ctx, customInspect: false, depth: -1 })}>`;
}

/** Data properties and accessors of up to three prototypes, up to the first built-in one. */
function addInherited(ctx, value, start, depth, output) {
  const { OBJECT } = require('internal/inspect-layout');
  const { formatProperty } = require('internal/inspect-property');
  const hidden = new Set();
  let object = start;
  for (let level = 0; level < 3; level++) {
    if (level !== 0 || value === object) {
      object = Object.getPrototypeOf(object);
      if (object === null) return;
      const constructor = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
      if (typeof constructor === 'function' && isBuiltIn(constructor.name)) return;
    }
    const keys = Reflect.ownKeys(object);
    ctx.seen.push(value);
    for (const key of keys) {
      if (key === 'constructor' || Object.hasOwn(value, key) || hidden.has(key)) continue;
      const property = Object.getOwnPropertyDescriptor(object, key);
      if (typeof property.value === 'function') continue;
      const text = formatProperty(ctx, object, depth, key, OBJECT, property, value);
      output.push(ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
    ctx.seen.pop();
    keys.forEach((key) => hidden.add(key));
  }
}

/** The Symbol.toStringTag, unless it is shown anyway as a property. */
function tagOf(ctx, value) {
  let tag;
  try {
    tag = value[Symbol.toStringTag];
  } catch {
    return '';
  }
  if (typeof tag !== 'string' || tag === '') return '';
  const shown = ctx.showHidden
    ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  return shown ? '' : tag;
}

/** True if the constructor's name has the tag as a word of its own at the end or before a capital: "FooSet", "SetOf". */
function saysTag(constructor, tag) {
  const start = constructor.indexOf(tag);
  if (start === -1) return false;
  const next = constructor[start + tag.length];
  return next === undefined || next !== next.toLowerCase();
}

/** "Foo(2) [tag] ": what stands before a brace; `fallback` names objects without a constructor. */
function prefixOf(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const name = `[${fallback}${size}: null prototype]`;
    return tag !== '' && tag !== fallback ? `${name} [${tag}] ` : `${name} `;
  }
  return tag === '' || saysTag(constructor, tag) ? `${constructor}${size} ` : `${constructor}${size} [${tag}] `;
}

/** "[Map Iterator] {" */
function iteratorBraces(type, tag) {
  const name = `${type} Iterator`;
  return [tag === name || tag === '' ? `[${name}] {` : `[${tag}] [${name}] {`, '}'];
}

function classBase(value, constructor, tag) {
  const name = (Object.hasOwn(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) return `[${base} extends [null prototype]]`;
  const parent = Object.getPrototypeOf(value).name;
  return parent ? `[${base} extends ${parent}]` : `[${base}]`;
}

/** "[Function: f]", "[AsyncFunction (anonymous)]", "[class A extends B]". */
function functionBase(ctx, value, constructor, tag) {
  const kind = binding.functionKind(value);
  if ((kind & 4) !== 0) return classBase(value, constructor, tag);
  const type = `${(kind & 1) === 0 ? '' : 'Async'}${(kind & 2) === 0 ? '' : 'Generator'}Function`;
  const { name } = value;
  let base = constructor === null ? `[${type} (null prototype)` : `[${type}`;
  if (name === '') base += ' (anonymous)';
  else base += `: ${typeof name === 'string' ? name : require('internal/inspect').formatValue(ctx, name)}`;
  base += ']';
  if (constructor !== type && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

module.exports = {
  constructorName,
  functionBase,
  isBuiltIn,
  isInstance,
  iteratorBraces,
  prefixOf,
  tagOf,
  typedArrayLength,
  typedArrayName,
  underlyingName,
};
