'use strict';

// util.format: printf-like text. Strings pass through without the inspector being loaded.

function inspect(value, options) {
  return require('internal/inspect').inspect(value, options);
}

const builtInConversions = [Date.prototype[Symbol.toPrimitive], Symbol.prototype[Symbol.toPrimitive]];

/** False if the program decides how the object becomes a string. */
function hasBuiltInToString(value) {
  let object = value;
  if (binding.classOf(object) === 'Proxy') {
    object = binding.proxyDetails(object)[0];
    if (object === null) return true;
    if (binding.classOf(object) === 'Proxy') return hasBuiltInToString(object);
  }
  const convert = object[Symbol.toPrimitive];
  if (typeof convert === 'function' && !builtInConversions.includes(convert)) return false;
  if (typeof object.toString !== 'function') return true;
  if (Object.hasOwn(object, 'toString')) return false;
  let owner = object;
  do {
    owner = Object.getPrototypeOf(owner);
  } while (owner !== null && !Object.hasOwn(owner, 'toString'));
  const constructor = owner && Object.getOwnPropertyDescriptor(owner, 'constructor')?.value;
  return typeof constructor === 'function' && require('internal/inspect-names').isBuiltIn(constructor.name);
}

function asIs(text) {
  return text;
}

function separatorOf(options) {
  return (options?.numericSeparator ?? require('internal/inspect-options').defaultOptions.numericSeparator) === true;
}

function formatNumber(value, options) {
  return require('internal/inspect-primitive').formatNumber(asIs, value, separatorOf(options));
}

function formatBigInt(value, options) {
  return require('internal/inspect-primitive').formatBigInt(asIs, value, separatorOf(options));
}

function formatString(value, options) {
  if (typeof value === 'number') return formatNumber(value, options);
  if (typeof value === 'bigint') return formatBigInt(value, options);
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
  return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
}

function formatJson(value) {
  try {
    return `${JSON.stringify(value)}`;
  } catch (error) {
    if (error.name === 'TypeError' && /circular structure/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

function formatAsNumber(value, options, convert) {
  if (typeof value === 'bigint') return formatBigInt(value, options);
  return typeof value === 'symbol' ? 'NaN' : formatNumber(convert(value), options);
}

function formatDirective(letter, value, options) {
  switch (letter) {
    case 's':
      return formatString(value, options);
    case 'j':
      return formatJson(value);
    case 'd':
      return formatAsNumber(value, options, Number);
    case 'i':
      return formatAsNumber(value, options, parseInt);
    case 'f':
      return typeof value === 'symbol' ? 'NaN' : formatNumber(parseFloat(value), options);
    case 'O':
      return inspect(value, options);
    case 'o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    default:
      return '';
  }
}

/** Replaces the directives of args[0]; returns the text and how many arguments it used. */
function formatTemplate(options, args) {
  const template = args[0];
  let used = 0;
  const text = template.replace(/%([sjdifOoc%])/g, (directive, letter) => {
    if (letter === '%') return '%';
    if (used + 1 === args.length) return directive;
    used++;
    return formatDirective(letter, args[used], options);
  });
  return [text, used + 1];
}

function formatArgs(options, args) {
  if (args.length === 0) return '';
  let text = '';
  let next = 0;
  const hasTemplate = typeof args[0] === 'string';
  if (hasTemplate) {
    text = args[0];
    if (args.length === 1) return text;
    next = 1;
    if (text.includes('%')) [text, next] = formatTemplate(options, args);
  }
  for (let i = next; i < args.length; i++) {
    const value = args[i];
    // Node 10 and 11 quote strings if the first argument is none
    const shown = typeof value === 'string' && (hasTemplate || !binding.isOldNode) ? value : inspect(value, options);
    text = i === 0 ? shown : `${text} ${shown}`;
  }
  return text;
}

function format(...args) {
  return formatArgs(undefined, args);
}

function formatWithOptions(inspectOptions, ...args) {
  if (inspectOptions === null || typeof inspectOptions !== 'object') {
    const { ERR_INVALID_ARG_TYPE } = require('internal/errors').codes;
    throw new ERR_INVALID_ARG_TYPE('inspectOptions', 'object', inspectOptions);
  }
  return formatArgs(inspectOptions, args);
}

module.exports = { format, formatArgs, formatWithOptions };
