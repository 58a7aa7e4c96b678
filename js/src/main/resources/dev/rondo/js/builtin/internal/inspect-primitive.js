'use strict';

// Strings, numbers and the other primitives, as util.inspect shows them.

// With the u flag the last range matches only surrogates that stand alone.
const needsEscape = /[\x00-\x1f\x27\x5c\x7f-\x9f\ud800-\udfff]/u;
const escapable = /[\x00-\x1f\x27\x5c\x7f-\x9f\ud800-\udfff]/gu;
const named = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\', "'": "\\'" };

function escapeCharacter(character) {
  if (named[character] !== undefined) return named[character];
  const code = character.charCodeAt(0);
  if (code > 0xff) return `\\u${code.toString(16)}`;
  return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** The text without quotes around it, safe to print. */
function escape(text) {
  return needsEscape.test(text) ? text.replace(escapable, escapeCharacter) : text;
}

/** The text as a literal: in single quotes unless it holds some and can do with other ones. */
function quote(text) {
  if (!needsEscape.test(text)) return `'${text}'`;
  if (text.includes("'")) {
    let mark = '';
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
    if (mark !== '') return mark + text.replace(escapable, (c) => (c === "'" ? c : escapeCharacter(c))) + mark;
  }
  return `'${text.replace(escapable, escapeCharacter)}'`;
}

function plural(count, noun) {
  return `${count} more ${noun}${count > 1 ? 's' : ''}`;
}

function formatString(stylize, value, ctx) {
  let text = value;
  let trailer = '';
  if (text.length > ctx.maxStringLength) {
    trailer = `... ${plural(text.length - ctx.maxStringLength, 'character')}`;
    text = text.slice(0, ctx.maxStringLength);
  }
  // A long text with line ends becomes one literal for each of its lines.
  if (ctx.compact !== true && text.length > 16 && text.length > ctx.breakLength - ctx.indentationLvl - 4) {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g);
    return lines.map((line) => stylize(quote(line), 'string')).join(` +\n${' '.repeat(ctx.indentationLvl + 2)}`) + trailer;
  }
  return stylize(quote(text), 'string') + trailer;
}

function separateThousands(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, '_');
}

function formatNumber(stylize, value, numericSeparator) {
  if (Object.is(value, -0)) return stylize('-0', 'number');
  const text = `${value}`;
  if (!numericSeparator || !Number.isFinite(value) || text.includes('e')) return stylize(text, 'number');
  const [whole, fraction] = text.split('.');
  const grouped = separateThousands(whole);
  if (fraction === undefined) return stylize(grouped, 'number');
  return stylize(`${grouped}.${fraction.replace(/(\d{3})(?=\d)/g, '$1_')}`, 'number');
}

function formatBigInt(stylize, value, numericSeparator) {
  const text = String(value);
  return stylize(`${numericSeparator ? separateThousands(text) : text}n`, 'bigint');
}

/** `stylize` is given apart from the context because boxed values are shown without colors inside. */
function formatPrimitive(stylize, value, ctx) {
  switch (typeof value) {
    case 'string':
      return formatString(stylize, value, ctx);
    case 'number':
      return formatNumber(stylize, value, ctx.numericSeparator);
    case 'bigint':
      return formatBigInt(stylize, value, ctx.numericSeparator);
    case 'boolean':
      return stylize(`${value}`, 'boolean');
    case 'undefined':
      return stylize('undefined', 'undefined');
    case 'symbol':
      return stylize(Symbol.prototype.toString.call(value), 'symbol');
    default:
      return stylize('null', 'null');
  }
}

module.exports = { escape, formatBigInt, formatNumber, formatPrimitive, plural, quote };
