'use strict';

// util.inspect: any value as text, formatted as Node formats it.
//
// What JavaScript cannot find out by itself comes from the host, through `binding`:
//
//   classOf(object): string
//       What the object or function is underneath, whatever its prototype: 'Arguments', 'Array',
//       'ArrayBuffer', 'BigInt' (boxed, as are 'Boolean', 'Number', 'String', 'Symbol'), 'DataView', 'Date',
//       'Error', 'Foreign' (of the host's language), 'Function', 'Generator' (of either kind), 'Map',
//       'MapIterator', 'ModuleNamespace', 'Object', 'Promise', 'Proxy' (callable ones too), 'RegExp', 'Set',
//       'SetIterator', 'SharedArrayBuffer', 'TypedArray', 'WeakMap', 'WeakRef', 'WeakSet'.
//   functionKind(fn): number          bits: 1 async, 2 generator, 4 class
//   promiseDetails(promise): [state, result]      state: 0 pending, 1 fulfilled, 2 rejected
//   proxyDetails(proxy): [target, handler]        both null once it is revoked
//   previewEntries(object): [entries, isKeyValue] what is left in a Map or Set iterator, without advancing it,
//       or what is in a WeakMap or WeakSet; key and value alternate if isKeyValue; undefined if unknown
//   ownNonIndexKeys(object, onlyEnumerable): array   own keys of an array or typed array but for its elements

const { defaultOptions } = require('internal/inspect-options');
const { formatPrimitive } = require('internal/inspect-primitive');

const custom = Symbol.for('nodejs.util.inspect.custom');

function plainStyle(text) {
  return text;
}

function colorStyle(text, style) {
  const name = inspect.styles[style];
  if (name === undefined) return text;
  const color = inspect.colors[name];
  return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

function newContext() {
  const options = defaultOptions;
  return {
    budget: {},
    indentationLvl: 0,
    seen: [],
    currentDepth: 0,
    stylize: plainStyle,
    circular: undefined,
    userOptions: undefined,
    showHidden: options.showHidden,
    depth: options.depth,
    colors: options.colors,
    customInspect: options.customInspect,
    showProxy: options.showProxy,
    maxArrayLength: options.maxArrayLength,
    maxStringLength: options.maxStringLength,
    breakLength: options.breakLength,
    compact: options.compact,
    sorted: options.sorted,
    getters: options.getters,
    numericSeparator: options.numericSeparator,
  };
}

function takeOptions(ctx, options) {
  const keys = Object.keys(options);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (Object.hasOwn(defaultOptions, key) || key === 'stylize') ctx[key] = options[key];
    else ctx.userOptions ??= options;
  }
}

/** `inspect(value, { ...options })`, or in the old form `inspect(value, showHidden, depth, colors)`. */
function inspect(value, options) {
  const ctx = newContext();
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) ctx.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) ctx.colors = arguments[3];
    }
    if (typeof options === 'boolean') ctx.showHidden = options;
    else if (options) takeOptions(ctx, options);
  }
  if (ctx.colors) ctx.stylize = colorStyle;
  if (ctx.maxArrayLength === null) ctx.maxArrayLength = Infinity;
  if (ctx.maxStringLength === null) ctx.maxStringLength = Infinity;
  return formatValue(ctx, value, 0);
}

/** Lets neither an object nor an exception of this realm out. */
function styleSafely(ctx, text, style) {
  try {
    return `${ctx.stylize(text, style)}`;
  } catch {
    return text;
  }
}

/** The options that a custom inspection function is given. */
function optionsFor(ctx, foreign) {
  const options = { stylize: ctx.stylize };
  for (const key of Object.keys(defaultOptions)) options[key] = ctx[key];
  Object.assign(options, ctx.userOptions);
  if (foreign) {
    Object.setPrototypeOf(options, null);
    for (const key of Object.keys(options)) {
      if (options[key] !== null && /^(?:object|function)$/.test(typeof options[key])) delete options[key];
    }
    options.stylize = Object.setPrototypeOf((text, style) => styleSafely(ctx, `${text}`, style), null);
  }
  return options;
}

/** False for objects of another realm, and for those without prototype. */
function isObjectHere(value) {
  return Reflect.apply(Function.prototype[Symbol.hasInstance], Object, [value]);
}

/** What the object's own inspection function says, or undefined if it has none. */
function formatCustom(ctx, value, context, depth, isProxy) {
  const inspector = value[custom];
  if (typeof inspector !== 'function' || inspector === inspect) return undefined;
  // A prototype object inherits the function that is meant for its instances.
  if (Object.getOwnPropertyDescriptor(value, 'constructor')?.value?.prototype === value) return undefined;
  const left = ctx.depth === null ? null : ctx.depth - depth;
  const foreign = isProxy || !isObjectHere(context);
  const result = Reflect.apply(inspector, context, [left, optionsFor(ctx, foreign), inspect]);
  if (result === context) return undefined;
  if (typeof result !== 'string') return formatValue(ctx, result, depth);
  return result.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

function formatCircular(ctx, value) {
  ctx.circular ??= new Map();
  let index = ctx.circular.get(value);
  if (index === undefined) {
    index = ctx.circular.size + 1;
    ctx.circular.set(value, index);
  }
  return ctx.stylize(`[Circular *${index}]`, 'special');
}

function formatProxy(ctx, [target, handler], depth) {
  if (depth > ctx.depth && ctx.depth !== null) return ctx.stylize('Proxy [Array]', 'special');
  const { ARRAY_LIKE, assemble } = require('internal/inspect-layout');
  ctx.indentationLvl += 2;
  const parts = [formatValue(ctx, target, depth + 1), formatValue(ctx, handler, depth + 1)];
  ctx.indentationLvl -= 2;
  return assemble(ctx, parts, '', ['Proxy [', ']'], ARRAY_LIKE, depth + 1);
}

let formatObject;

/** The core of the matter: `depth` counts the levels above this value; `inTypedArray` is set for its buffer. */
function formatValue(ctx, value, depth, inTypedArray = false) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return formatPrimitive(ctx.stylize, value, ctx);
  }
  const context = value;
  let kind = binding.classOf(value);
  const isProxy = kind === 'Proxy';
  if (isProxy) {
    const details = binding.proxyDetails(value);
    if (details[0] === null) return ctx.stylize('<Revoked Proxy>', 'special');
    if (ctx.showProxy) return formatProxy(ctx, details, depth);
    value = innermostTarget(details[0]);
    if (value === null) return ctx.stylize('<Revoked Proxy>', 'special');
    kind = binding.classOf(value);
  }
  if (ctx.customInspect) {
    const text = formatCustom(ctx, value, context, depth, isProxy);
    if (text !== undefined) return text;
  }
  if (kind === 'Foreign') return ctx.stylize(`[Foreign: ${value}]`, 'special');
  if (ctx.seen.includes(value)) return formatCircular(ctx, value);
  formatObject ??= require('internal/inspect-object').formatObject;
  return formatObject(ctx, value, kind, depth, inTypedArray);
}

function innermostTarget(target) {
  let inner = target;
  while (inner !== null && binding.classOf(inner) === 'Proxy') inner = binding.proxyDetails(inner)[0];
  return inner;
}

const codes = (start, end) => [start, end];

function colorTable() {
  const colors = Object.assign(Object.create(null), {
    reset: codes(0, 0),
    bold: codes(1, 22),
    dim: codes(2, 22),
    italic: codes(3, 23),
    underline: codes(4, 24),
    blink: codes(5, 25),
    inverse: codes(7, 27),
    hidden: codes(8, 28),
    strikethrough: codes(9, 29),
    doubleunderline: codes(21, 24),
  });
  const hues = ['Black', 'Red', 'Green', 'Yellow', 'Blue', 'Magenta', 'Cyan', 'White'];
  hues.forEach((hue, i) => (colors[hue.toLowerCase()] = codes(30 + i, 39)));
  hues.forEach((hue, i) => (colors[`bg${hue}`] = codes(40 + i, 49)));
  colors.framed = codes(51, 54);
  colors.overlined = codes(53, 55);
  hues.forEach((hue, i) => (colors[i === 0 ? 'gray' : `${hue.toLowerCase()}Bright`] = codes(90 + i, 39)));
  hues.forEach((hue, i) => (colors[i === 0 ? 'bgGray' : `bg${hue}Bright`] = codes(100 + i, 49)));
  const aliases = {
    gray: ['grey', 'blackBright'],
    bgGray: ['bgGrey', 'bgBlackBright'],
    dim: ['faint'],
    strikethrough: ['crossedout', 'strikeThrough', 'crossedOut'],
    hidden: ['conceal'],
    inverse: ['swapColors', 'swapcolors'],
    doubleunderline: ['doubleUnderline'],
  };
  for (const [name, others] of Object.entries(aliases)) others.forEach((other) => aliasColor(colors, name, other));
  return colors;
}

function aliasColor(colors, name, alias) {
  Object.defineProperty(colors, alias, {
    get() {
      return this[name];
    },
    set(value) {
      this[name] = value;
    },
    configurable: true,
    enumerable: false,
  });
}

let colors;

inspect.custom = custom;

Object.defineProperty(inspect, 'defaultOptions', {
  get: () => defaultOptions,
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    Object.assign(defaultOptions, options);
  },
});

Object.defineProperty(inspect, 'colors', {
  get: () => (colors ??= colorTable()),
  set(value) {
    colors = value;
  },
  enumerable: true,
  configurable: true,
});

inspect.styles = Object.assign(Object.create(null), {
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
});

module.exports = { custom, defaultOptions, formatValue, inspect, newContext, plainStyle };
