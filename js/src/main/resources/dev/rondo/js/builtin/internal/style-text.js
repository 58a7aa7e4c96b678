'use strict';

// util.styleText: text between the control sequences of a terminal.

const { codes } = require('internal/errors');
const { validateBoolean, validateObject, validateOneOf, validateString } = require('internal/validators');
const { inspect } = require('internal/inspect');
const { shouldColorize } = require('internal/colors');

function hexColor(format) {
  const digits = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/i.exec(format);
  if (digits === null) {
    throw new codes.ERR_INVALID_ARG_VALUE('format', format, 'must be a valid hex color (#RGB or #RRGGBB)');
  }
  const [, r, g, b, rr, gg, bb] = digits;
  const parts = rr === undefined ? [r + r, g + g, b + b] : [rr, gg, bb];
  return [`38;2;${parts.map((part) => Number.parseInt(part, 16)).join(';')}`, 39];
}

function colorOf(format) {
  if (typeof format === 'string' && format.startsWith('#')) return hexColor(format);
  const color = typeof format === 'string' ? inspect.colors[format] : undefined;
  if (color === undefined) validateOneOf(format, 'format', Object.keys(inspect.colors));
  return color;
}

/** What ends an inner style would end the outer one with it, so the outer one is begun again there. */
function wrap(text, [start, end]) {
  const open = `\u001b[${start}m`;
  const close = `\u001b[${end}m`;
  // 22 ends both bold and dim: only then the inner style must end, too.
  const again = end === 22 ? close + open : open;
  const atEnd = text.endsWith(close);
  const body = atEnd ? text.slice(0, -close.length) : text;
  return `${open}${body.replaceAll(close, again)}${atEnd ? close : ''}${close}`;
}

function checkStream(stream) {
  const isStream =
    stream !== null &&
    typeof stream === 'object' &&
    (typeof stream.write === 'function' || typeof stream.pipe === 'function' || typeof stream.getReader === 'function');
  if (!isStream) {
    throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
}

function styleText(format, text, options = {}) {
  const formats = Array.isArray(format) ? format : [format];
  const colors = formats.filter((name) => name !== 'none').map(colorOf);
  validateString(text, 'text');
  validateObject(options, 'options');
  const { validateStream = true } = options;
  validateBoolean(validateStream, 'options.validateStream');
  if (validateStream) {
    const stream = options.stream ?? require('process').stdout;
    checkStream(stream);
    if (!shouldColorize(stream)) return text;
  }
  return colors.reduceRight(wrap, text);
}

module.exports = { styleText };
