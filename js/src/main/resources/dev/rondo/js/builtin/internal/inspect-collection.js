'use strict';

// The contents of arrays, typed arrays, buffers, sets, maps, iterators, promises and module namespaces.
// Each function returns the parts that go between the braces.

const { ARRAY_ITEM, ARRAY_LIKE, OBJECT, assemble } = require('internal/inspect-layout');
const { formatBigInt, formatNumber, plural } = require('internal/inspect-primitive');
const { formatInternal, formatProperty } = require('internal/inspect-property');
const { formatValue } = require('internal/inspect');

function limitOf(ctx, length) {
  return Math.min(Math.max(0, ctx.maxArrayLength), length);
}

function addRest(parts, remaining) {
  if (remaining > 0) parts.push(`... ${plural(remaining, 'item')}`);
  return parts;
}

/** Runs `format` two columns further in. */
function indented(ctx, format) {
  ctx.indentationLvl += 2;
  const result = format();
  ctx.indentationLvl -= 2;
  return result;
}

function formatArray(ctx, value, depth) {
  const limit = limitOf(ctx, value.length);
  const parts = [];
  for (let i = 0; i < limit; i++) {
    const own = Object.getOwnPropertyDescriptor(value, i);
    if (own === undefined) return formatSparse(ctx, value, depth, limit, parts, i);
    parts.push(formatProperty(ctx, value, depth, i, ARRAY_ITEM, own));
  }
  return addRest(parts, value.length - limit);
}

function emptyItems(ctx, count) {
  return ctx.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
}

/** Goes on at the first hole of an array: a run of holes counts as one element. */
function formatSparse(ctx, value, depth, limit, parts, start) {
  let index = start;
  const keys = Object.keys(value);
  for (let i = start; i < keys.length && parts.length < limit; i++) {
    const key = keys[i];
    if (!/^(?:0|[1-9][0-9]*)$/.test(key) || key > 2 ** 32 - 2) break;
    if (`${index}` !== key) {
      parts.push(emptyItems(ctx, key - index));
      index = +key;
      if (parts.length === limit) break;
    }
    parts.push(formatProperty(ctx, value, depth, key, ARRAY_ITEM));
    index++;
  }
  const remaining = value.length - index;
  if (parts.length === limit) return addRest(parts, remaining);
  if (remaining > 0) parts.push(emptyItems(ctx, remaining));
  return parts;
}

function formatTypedArray(ctx, value, depth, length) {
  const limit = limitOf(ctx, length);
  const format = value.length > 0 && typeof value[0] === 'number' ? formatNumber : formatBigInt;
  const parts = [];
  for (let i = 0; i < limit; i++) parts.push(format(ctx.stylize, value[i], ctx.numericSeparator));
  addRest(parts, length - limit);
  if (ctx.showHidden) {
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      parts.push(formatInternal(ctx, value, depth, key, true));
    }
  }
  return parts;
}

/** The bytes in hexadecimal, and their number. */
function formatArrayBuffer(ctx, value, depth) {
  const byteLength = formatInternal(ctx, value, depth, 'byteLength');
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special'), byteLength];
  }
  const limit = limitOf(ctx, bytes.length);
  let text = '';
  for (let i = 0; i < limit; i++) text += `${i === 0 ? '' : ' '}${bytes[i].toString(16).padStart(2, '0')}`;
  const remaining = bytes.length - limit;
  if (remaining > 0) text += ` ... ${plural(remaining, 'byte')}`;
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}>`, byteLength];
}

function formatDataView(ctx, value, depth) {
  let view = value;
  try {
    void value.byteLength;
  } catch {
    view = { byteLength: 0, byteOffset: undefined, buffer: value.buffer }; // detached
  }
  return ['byteLength', 'byteOffset', 'buffer'].map((key) => formatInternal(ctx, view, depth, key));
}

function formatSet(ctx, value, depth) {
  const size = Reflect.apply(setSize, value, []);
  return formatEntries(ctx, Reflect.apply(Set.prototype.values, value, []), size, (entry) =>
    formatValue(ctx, entry, depth),
  );
}

function formatMap(ctx, value, depth) {
  const size = Reflect.apply(mapSize, value, []);
  return formatEntries(
    ctx,
    Reflect.apply(Map.prototype.entries, value, []),
    size,
    ([key, item]) => `${formatValue(ctx, key, depth)} => ${formatValue(ctx, item, depth)}`,
  );
}

function formatEntries(ctx, entries, size, format) {
  const limit = limitOf(ctx, size);
  return indented(ctx, () => {
    const parts = [];
    for (const entry of entries) {
      if (parts.length >= limit) break;
      parts.push(format(entry));
    }
    return addRest(parts, size - limit);
  });
}

const setSize = Object.getOwnPropertyDescriptor(Set.prototype, 'size').get;
const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, 'size').get;

/** What an iterator has left; one of key and value renames "Iterator" to "Entries". */
function formatIterator(braces, ctx, value, depth) {
  const [entries, isKeyValue] = binding.previewEntries(value);
  if (!isKeyValue) return formatList(ctx, entries, depth);
  braces[0] = braces[0].replace(/ Iterator\] \{$/, ' Entries] {');
  return formatPairs(ctx, entries, depth, (pair) => assemble(ctx, pair, '', ['[', ']'], ARRAY_LIKE, depth));
}

function formatList(ctx, entries, depth, sort = false) {
  const limit = limitOf(ctx, entries.length);
  const parts = [];
  indented(ctx, () => {
    for (let i = 0; i < limit; i++) parts.push(formatValue(ctx, entries[i], depth));
  });
  // The order of a weak collection depends on the garbage collector.
  if (sort && !ctx.sorted) parts.sort();
  return addRest(parts, entries.length - limit);
}

function formatPairs(ctx, entries, depth, join, sort = false) {
  const count = entries.length / 2;
  const limit = limitOf(ctx, count);
  const parts = [];
  indented(ctx, () => {
    for (let i = 0; i < limit; i++) {
      parts.push(join([formatValue(ctx, entries[2 * i], depth), formatValue(ctx, entries[2 * i + 1], depth)]));
    }
  });
  if (sort && !ctx.sorted) parts.sort();
  return addRest(parts, count - limit);
}

function formatWeak(ctx, value, depth) {
  const preview = ctx.showHidden ? binding.previewEntries(value) : undefined;
  if (preview === undefined) return [ctx.stylize('<items unknown>', 'special')];
  const [entries, isKeyValue] = preview;
  if (!isKeyValue) return formatList(ctx, entries, depth, true);
  return formatPairs(ctx, entries, depth, ([key, item]) => `${key} => ${item}`, true);
}

function formatPromise(ctx, value, depth) {
  const [state, result] = binding.promiseDetails(value);
  if (state === 0) return [ctx.stylize('<pending>', 'special')];
  const text = indented(ctx, () => formatValue(ctx, result, depth));
  return [state === 2 ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

function formatNamespace(keys, ctx, value, depth) {
  const parts = keys.map((key) => {
    try {
      return formatProperty(ctx, value, depth, key, OBJECT);
    } catch {
      // The binding is in its temporal dead zone.
      const text = formatProperty(ctx, { [key]: '' }, depth, key, OBJECT);
      return `${text.slice(0, text.lastIndexOf(' ') + 1)}${ctx.stylize('<uninitialized>', 'special')}`;
    }
  });
  keys.length = 0;
  return parts;
}

module.exports = {
  formatArray,
  formatArrayBuffer,
  formatDataView,
  formatIterator,
  formatMap,
  formatNamespace,
  formatPromise,
  formatSet,
  formatTypedArray,
  formatWeak,
  mapSize,
  setSize,
};
