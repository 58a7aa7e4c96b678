'use strict';

// From the parts of an object to its text: one line if it fits, short elements in columns, else a line each.

const OBJECT = 0;
const ARRAY_ITEM = 1;
const ARRAY_LIKE = 2;

function visibleLength(text) {
  return require('internal/string-width').stripControl(text).length;
}

/** True if the parts, with a comma and a space after each, are short enough for one line. */
function fitsOnLine(ctx, parts, start, base) {
  let total = parts.length + start;
  if (total + parts.length > ctx.breakLength) return false;
  for (let i = 0; i < parts.length; i++) {
    total += ctx.colors ? visibleLength(parts[i]) : parts[i].length;
    if (total > ctx.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** How many columns look best: near a square of characters, within the line, `compact * 4` and 15. */
function countColumns(ctx, lengths, parts, total, widest) {
  const cell = widest + 2;
  // Long cells among short ones would waste space; so would cells that do not fit three times.
  if (cell * 3 + ctx.indentationLvl >= ctx.breakLength) return 1;
  if (total / cell <= 5 && widest > 6) return 1;
  const bias = Math.max(cell - 3 - Math.sqrt(cell - total / parts.length), 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * bias * lengths.length) / bias),
    Math.floor((ctx.breakLength - ctx.indentationLvl) / cell),
    ctx.compact * 4,
    15,
  );
}

function columnWidths(lengths, columns) {
  const widths = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let i = column; i < lengths.length; i += columns) widest = Math.max(widest, lengths[i]);
    widths.push(widest + 2);
  }
  return widths;
}

function onlyNumbers(value, count) {
  if (value === undefined) return true;
  for (let i = 0; i < count; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

/** Joins elements into rows of aligned columns; the "... more items" at the end stays apart. */
function arrangeColumns(ctx, parts, value) {
  const hasRest = ctx.maxArrayLength < parts.length;
  const count = hasRest ? parts.length - 1 : parts.length;
  const { stringWidth } = require('internal/string-width');
  const lengths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    lengths[i] = stringWidth(parts[i], ctx.colors);
    total += lengths[i] + 2;
    widest = Math.max(widest, lengths[i]);
  }
  const columns = countColumns(ctx, lengths, parts, total, widest);
  if (columns <= 1) return parts;
  const widths = columnWidths(lengths, columns);
  const alignRight = onlyNumbers(value, parts.length);
  const rows = [];
  for (let start = 0; start < count; start += columns) {
    const last = Math.min(start + columns, count) - 1;
    let row = '';
    for (let i = start; i < last; i++) {
      // What is invisible must not count.
      const width = widths[i - start] + parts[i].length - lengths[i];
      row += alignRight ? `${parts[i]}, `.padStart(width) : `${parts[i]}, `.padEnd(width);
    }
    const width = widths[last - start] + parts[last].length - lengths[last] - 2;
    rows.push(row + (alignRight ? parts[last].padStart(width) : parts[last]));
  }
  if (hasRest) rows.push(parts[count]);
  return rows;
}

function assembleOld(ctx, parts, base, braces) {
  if (fitsOnLine(ctx, parts, 0, base)) {
    const joined = parts.join(', ');
    // Without a limit, a line end in a part counts instead.
    if (ctx.breakLength !== Infinity || !joined.includes('\n')) {
      return `${braces[0]}${base ? ` ${base}` : ''} ${joined} ${braces[1]}`;
    }
  }
  const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
  // The first part may stand on the line of a lone brace.
  const start = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}\n${indentation.slice(1)}  `;
  return `${braces[0]}${start}${parts.join(`,${indentation}  `)} ${braces[1]}`;
}

/** The text of an object whose `parts` are done; `base` stands before the braces. */
function assemble(ctx, parts, base, braces, kind, depth, value) {
  if (ctx.compact === true) return assembleOld(ctx, parts, base, braces);
  const prefix = base ? `${base} ` : '';
  let lines = parts;
  if (typeof ctx.compact === 'number' && ctx.compact >= 1) {
    if (kind === ARRAY_LIKE && parts.length > 6) lines = arrangeColumns(ctx, parts, value);
    // The innermost levels, as many as `compact` says, may share a line, unless columns were made.
    if (ctx.currentDepth - depth < ctx.compact && lines.length === parts.length) {
      const start = lines.length + ctx.indentationLvl + braces[0].length + base.length + 10;
      if (fitsOnLine(ctx, lines, start, base)) {
        const joined = lines.join(', ');
        if (!joined.includes('\n')) return `${prefix}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const indentation = `\n${' '.repeat(ctx.indentationLvl)}`;
  return `${prefix}${braces[0]}${indentation}  ${lines.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

module.exports = { ARRAY_ITEM, ARRAY_LIKE, OBJECT, assemble };
