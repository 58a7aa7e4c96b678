'use strict';

// console.table: rows and columns in a frame.

const { inspect } = require('internal/inspect');
const { stringWidth } = require('internal/string-width');

function isPrimitive(value) {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

/** Cells are short: plain objects of more than two keys show only their name. */
function cellInspector(options) {
  return (value) => {
    const crowded = !isPrimitive(value) && !Array.isArray(value) && Object.keys(value).length > 2;
    return inspect(value, { maxArrayLength: 3, breakLength: Infinity, ...options, depth: crowded ? -1 : 0 });
  };
}

function renderRow(cells, widths) {
  const padded = cells.map((cell, i) => ` ${cell}${' '.repeat(widths[i] - stringWidth(cell))} `);
  return `│${padded.join('│')}│`;
}

/** `columns[i]` are the cells below `head[i]`; a missing cell is empty. */
function render(head, columns) {
  const height = Math.max(...columns.map((column) => column.length));
  const rows = [];
  for (let i = 0; i < height; i++) rows.push(columns.map((column) => column[i] ?? ''));
  const widths = head.map((title, i) => Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[i]))));
  const lines = widths.map((width) => '─'.repeat(width + 2));
  return [
    `┌${lines.join('┬')}┐`,
    renderRow(head, widths),
    `├${lines.join('┼')}┤`,
    ...rows.map((row) => renderRow(row, widths)),
    `└${lines.join('┴')}┘`,
  ].join('\n');
}

function indices(length, cell) {
  return Array.from({ length }, (_, i) => cell(i));
}

function keyValueTable(pairs, cell) {
  const keys = pairs.map(([key]) => cell(key));
  const values = pairs.map(([, value]) => cell(value));
  return render(['(iteration index)', 'Key', 'Values'], [indices(pairs.length, cell), keys, values]);
}

function valueTable(values, cell) {
  return render(['(iteration index)', 'Values'], [indices(values.length, cell), values.map(cell)]);
}

function pairsOf(entries) {
  const pairs = [];
  for (let i = 0; i < entries.length; i += 2) pairs.push([entries[i], entries[i + 1]]);
  return pairs;
}

/** The table of a Map, a Set or an iterator over one; undefined for other objects. */
function collectionTable(data, cell) {
  switch (binding.classOf(data)) {
    case 'Map':
      return keyValueTable([...data], cell);
    case 'Set':
      return valueTable([...data], cell);
    case 'MapIterator': {
      const [entries, isKeyValue] = binding.previewEntries(data);
      return isKeyValue ? keyValueTable(pairsOf(entries), cell) : valueTable(entries, cell);
    }
    case 'SetIterator': {
      const [entries, isKeyValue] = binding.previewEntries(data);
      return valueTable(isKeyValue ? pairsOf(entries).map(([value]) => value) : entries, cell);
    }
    default:
      return undefined;
  }
}

function table(data, properties, options) {
  const cell = cellInspector(options);
  const collection = collectionTable(data, cell);
  if (collection !== undefined) return collection;
  const columns = new Map();
  const values = [];
  const rows = Object.keys(data);
  rows.forEach((row, i) => {
    const item = data[row];
    const primitive = isPrimitive(item);
    if (primitive && properties === undefined) {
      values[i] = cell(item);
      return;
    }
    for (const key of properties ?? Object.keys(item)) {
      if (!columns.has(key)) columns.set(key, []);
      columns.get(key)[i] = !primitive && Object.hasOwn(item, key) ? cell(item[key]) : '';
    }
  });
  const head = ['(index)', ...columns.keys()];
  const cells = [rows, ...columns.values()];
  if (values.length > 0) {
    head.push('Values');
    cells.push(values);
  }
  return render(head, cells);
}

module.exports = { table };
