'use strict';

// How error messages name values, types and lists of them.

/** "a", "a or b", "a, b, or c". */
function formatList(items, type = 'and') {
  switch (items.length) {
    case 0:
      return '';
    case 1:
      return `${items[0]}`;
    case 2:
      return `${items[0]} ${type} ${items[1]}`;
    default:
      return `${items.slice(0, -1).join(', ')}, ${type} ${items[items.length - 1]}`;
  }
}

function describeString(text) {
  const short = text.length > 28 ? `${text.slice(0, 25)}...` : text;
  return short.includes("'") ? `type string (${JSON.stringify(short)})` : `type string ('${short}')`;
}

/** What a message says was received: "type number (5)", "an instance of Foo", "function bar", "undefined". */
function determineSpecificType(value) {
  if (value === null || value === undefined) return `${value}`;
  switch (typeof value) {
    case 'bigint':
      return `type bigint (${value}n)`;
    case 'number':
      return Object.is(value, -0) ? 'type number (-0)' : `type number (${value})`;
    case 'string':
      return describeString(value);
    case 'function':
      return `function ${value.name}`;
    case 'object':
      if (value.constructor && 'name' in value.constructor) return `an instance of ${value.constructor.name}`;
      return require('internal/inspect').inspect(value, { depth: -1 });
    default:
      return `type ${typeof value} (${String(value)})`;
  }
}

const primitiveTypes = new Set([
  'string',
  'function',
  'number',
  'object',
  'Function',
  'Object',
  'boolean',
  'bigint',
  'symbol',
]);
const className = /^[A-Z][a-zA-Z0-9]*$/;

function sortExpected(expected) {
  const types = [];
  const classes = [];
  const others = [];
  for (const item of expected) {
    if (primitiveTypes.has(item)) types.push(item.toLowerCase());
    else if (className.test(item)) classes.push(item);
    else others.push(item);
  }
  const object = types.indexOf('object');
  if (classes.length > 0 && object !== -1) {
    types.splice(object, 1);
    classes.push('Object');
  }
  return { types, classes, others };
}

/** "of type a or an instance of B", as in 'must be ...'. */
function describeExpected(expected) {
  const { types, classes, others } = sortExpected(Array.isArray(expected) ? expected : [expected]);
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${formatList(types, 'or')}`);
  if (classes.length > 0) parts.push(`an instance of ${formatList(classes, 'or')}`);
  if (others.length > 1) parts.push(`one of ${formatList(others, 'or')}`);
  else if (others.length === 1) parts.push(others[0].toLowerCase() === others[0] ? others[0] : `an ${others[0]}`);
  return parts.join(' or ');
}

function describeName(name) {
  if (name.endsWith(' argument')) return `${name} `;
  return `"${name}" ${name.includes('.') ? 'property' : 'argument'} `;
}

function invalidArgType(name, expected, actual) {
  return `The ${describeName(name)}must be ${describeExpected(expected)}. Received ${determineSpecificType(actual)}`;
}

function invalidArgValue(name, value, reason = 'is invalid') {
  let shown = require('internal/inspect').inspect(value);
  if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
  return `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shown}`;
}

function groupDigits(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, '_');
}

function outOfRange(name, range, received, replaceDefaultMessage = false) {
  let shown;
  if (Number.isInteger(received) && Math.abs(received) > 2 ** 32) shown = groupDigits(String(received));
  else if (typeof received === 'bigint') {
    const large = received > 2n ** 32n || received < -(2n ** 32n);
    shown = `${large ? groupDigits(String(received)) : received}n`;
  } else shown = require('internal/inspect').inspect(received);
  const message = replaceDefaultMessage ? name : `The value of "${name}" is out of range.`;
  return `${message} It must be ${range}. Received ${shown}`;
}

function missingArgs(...args) {
  const quoted = args.map((arg) => (Array.isArray(arg) ? arg.map((a) => `"${a}"`).join(' or ') : `"${arg}"`));
  return `The ${formatList(quoted)} argument${args.length > 1 ? 's' : ''} must be specified`;
}

module.exports = {
  determineSpecificType,
  formatList,
  invalidArgType,
  invalidArgValue,
  missingArgs,
  outOfRange,
};
