'use strict';

// One property as "key: value"; the keys of an object.

const { ARRAY_ITEM, OBJECT } = require('internal/inspect-layout');
const { formatValue } = require('internal/inspect');
const { escape, formatPrimitive, quote } = require('internal/inspect-primitive');

const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

/** Whether keys are identifiers: most keys come again and again. */
const known = new Map();

function isIdentifier(key) {
  let answer = known.get(key);
  if (answer === undefined) {
    answer = identifier.test(key);
    if (known.size < 1000) known.set(key, answer);
  }
  return answer;
}

/** Enumerable own keys, symbols last; with `showHidden` all of them. */
function keysOf(value, showHidden) {
  const symbols = Object.getOwnPropertySymbols(value);
  if (showHidden) {
    const keys = Object.getOwnPropertyNames(value);
    return symbols.length === 0 ? keys : keys.concat(symbols);
  }
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    // A module namespace with bindings that are not initialized yet.
    keys = Object.getOwnPropertyNames(value);
  }
  if (symbols.length === 0) return keys;
  return keys.concat(symbols.filter((symbol) => Object.prototype.propertyIsEnumerable.call(value, symbol)));
}

function formatKey(ctx, key, enumerable) {
  let text;
  if (typeof key === 'symbol') text = ctx.stylize(escape(Symbol.prototype.toString.call(key)), 'symbol');
  else if (key === '__proto__') text = "['__proto__']";
  else if (isIdentifier(key)) text = ctx.stylize(key, 'name');
  else text = ctx.stylize(quote(key), 'string');
  return enumerable === false ? `[${text}]` : text;
}

function wantsGetter(ctx, property) {
  if (ctx.getters === true) return true;
  return ctx.getters === (property.set === undefined ? 'get' : 'set');
}

function formatGetter(ctx, property, depth, receiver) {
  const label = property.set === undefined ? 'Getter' : 'Getter/Setter';
  const special = (text) => ctx.stylize(text, 'special');
  if (!ctx.getters || !wantsGetter(ctx, property)) return special(`[${label}]`);
  let text;
  ctx.indentationLvl += 2;
  try {
    const value = Reflect.apply(property.get, receiver, []);
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      text = `${special(`[${label}:`)} ${formatPrimitive(ctx.stylize, value, ctx)}${special(']')}`;
    } else text = `${special(`[${label}]`)} ${formatValue(ctx, value, depth)}`;
  } catch (error) {
    const message = `<Inspection threw (${formatValue(ctx, error, depth)})>`;
    text = `${special(`[${label}:`)} ${message}${special(']')}`;
  }
  ctx.indentationLvl -= 2;
  return text;
}

/** What stands between the key and the value; with `compact: true` wide values go to a line of their own. */
function separatorFor(ctx, text) {
  const wide = ctx.breakLength < require('internal/string-width').stringWidth(text, ctx.colors);
  return wide ? `\n${' '.repeat(ctx.indentationLvl)}` : ' ';
}

function formatPropertyValue(ctx, property, depth, receiver) {
  if (property.get !== undefined) return formatGetter(ctx, property, depth, receiver);
  if (property.set !== undefined) return ctx.stylize('[Setter]', 'special');
  return ctx.stylize('undefined', 'undefined');
}

/** "key: value", or the value alone for an element of an array. `receiver` is what getters are called on. */
function formatProperty(ctx, object, depth, key, kind, property, receiver = object) {
  const own = property ??
    Object.getOwnPropertyDescriptor(object, key) ?? { value: object[key], configurable: true, enumerable: true };
  let text;
  let separator = ' ';
  if (own.value !== undefined) {
    const old = ctx.compact === true && kind === OBJECT;
    ctx.indentationLvl += old ? 3 : 2;
    text = formatValue(ctx, own.value, depth);
    if (old) separator = separatorFor(ctx, text);
    ctx.indentationLvl -= old ? 3 : 2;
  } else text = formatPropertyValue(ctx, own, depth, receiver);
  if (kind === ARRAY_ITEM) return text;
  return `${formatKey(ctx, key, own.enumerable)}:${separator}${text}`;
}

/** "[byteLength]: 8": a property that the object inherits and that still matters. */
function formatInternal(ctx, value, depth, key, inTypedArray) {
  ctx.indentationLvl += 2;
  const text = formatValue(ctx, value[key], depth, inTypedArray);
  ctx.indentationLvl -= 2;
  return `${ctx.stylize(`[${key}]`, 'string')}: ${text}`;
}

module.exports = { formatInternal, formatProperty, keysOf };
