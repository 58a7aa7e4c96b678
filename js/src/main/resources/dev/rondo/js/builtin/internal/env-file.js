'use strict';

// Files of environment variables, as util.parseEnv and process.loadEnvFile read them. Where white space goes away before
// the next line and where it stays, where 'export' is part of a name: all that is as Node's parser has it.

const { validateString } = require('internal/validators');

const PREFIX = 'export ';
const QUOTES = '"\'`';

function trim(text) {
  return text.replace(/^[ \t\n]+|[ \t\n]+$/g, '');
}

function afterLine(text, from = 0) {
  const end = text.indexOf('\n', from);
  return end === -1 ? '' : text.slice(end + 1);
}

/** Reads what stands behind an equals sign: [value, what follows]. */
function readValue(text) {
  const quote = text[0];
  const isQuoted = QUOTES.includes(quote);
  const close = isQuoted ? text.indexOf(quote, 1) : -1;
  if (close !== -1) {
    const inside = text.slice(1, close);
    return [quote === '"' ? inside.replaceAll('\\n', '\n') : inside, afterLine(text, close + 1)];
  }
  const [line] = text.split('\n', 1);
  // A quote that nothing closes belongs to the value, and so does what looks like a comment behind it.
  return [isQuoted ? line : trim(line.split('#', 1)[0]), trim(afterLine(text))];
}

function readAll(content, values) {
  let rest = trim(content.replaceAll('\r', ''));
  while (rest !== '') {
    const equals = rest.indexOf('=');
    const [line] = rest.split('\n', 1);
    if (line === '' || line[0] === '#') {
      rest = afterLine(rest);
    } else if (equals === -1 || equals >= line.length) {
      rest = trim(afterLine(rest));
    } else {
      rest = readVariable(trim(rest.slice(0, equals)), rest.slice(equals + 1), values);
    }
  }
}

/** Adds the variable and answers what follows it. */
function readVariable(name, text, values) {
  if (text === '' || text[0] === '\n') {
    values.set(name, '');
    return text;
  }
  const rest = trim(text);
  if (name === '') return rest;
  const [value, following] = readValue(rest);
  values.set(name.startsWith(PREFIX) ? trim(name.slice(PREFIX.length)) : name, value);
  return following;
}

function byCodePoints([first], [second]) {
  const one = [...first];
  const other = [...second];
  const at = one.findIndex((point, i) => point !== other[i]);
  return at === -1 || at >= other.length ? one.length - other.length : one[at].codePointAt(0) - other[at].codePointAt(0);
}

/** The variables, in the order of their names. */
function parse(content) {
  const values = new Map();
  readAll(content.toWellFormed(), values);
  return [...values].sort(byCodePoints);
}

function parseEnv(content) {
  validateString(content, 'content');
  const result = {};
  for (const [key, value] of parse(content)) result[key] = value;
  return result;
}

function readText(path) {
  try {
    return require('fs').readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'EISDIR') {
      const { nativeError } = require('internal/errors');
      throw nativeError(TypeError, 'ERR_INVALID_ARG_TYPE', `Contents of '${path}' should be a valid string.`, load);
    }
    const { uvException } = require('internal/errors');
    throw uvException({ code: 'ENOENT', syscall: 'open', path });
  }
}

/** Adds to the environment what it has not yet. */
function load(path, environment) {
  for (const [key, value] of parse(readText(require('internal/fs/check').path(path)))) {
    if (!Object.hasOwn(environment, key)) environment[key] = value;
  }
}

module.exports = { load, parseEnv };
