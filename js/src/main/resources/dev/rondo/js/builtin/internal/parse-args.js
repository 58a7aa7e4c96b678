'use strict';

// util.parseArgs.

const { codes } = require('internal/errors');
const { ownOf, tokenize } = require('internal/parse-args-tokens');
const validators = require('internal/validators');

/** The program's own arguments; under -e and -p there is no file before them. */
function mainArguments() {
  const { argv, execArgv } = require('process');
  const isText = execArgv.some((arg) => ['-e', '--eval', '-p', '--print'].includes(arg));
  return argv.slice(isText ? 1 : 2);
}

function checkDefault({ type, multiple, default: value }, name) {
  if (value === undefined) return;
  const kind = type === 'string' ? 'String' : 'Boolean';
  validators[`validate${kind}${multiple ? 'Array' : ''}`](value, name);
}

function checkOption(option, name) {
  validators.validateObject(option, name);
  const { type, short, multiple, default: value } = Object.assign({ __proto__: null }, option);
  validators.validateUnion(type, `${name}.type`, ['string', 'boolean']);
  if (Object.hasOwn(option, 'short')) {
    validators.validateString(short, `${name}.short`);
    if (short.length !== 1) throw new codes.ERR_INVALID_ARG_VALUE(`${name}.short`, short, 'must be a single character');
  }
  if (Object.hasOwn(option, 'multiple')) validators.validateBoolean(multiple, `${name}.multiple`);
  checkDefault({ type, multiple, default: value }, `${name}.default`);
}

function readConfig(config) {
  const own = (key, otherwise) => (Object.hasOwn(config, key) ? config[key] : undefined) ?? otherwise;
  const strict = own('strict', true);
  const settings = {
    args: own('args') ?? mainArguments(),
    strict,
    allowPositionals: own('allowPositionals', !strict),
    returnTokens: own('tokens', false),
    allowNegative: own('allowNegative', false),
    options: own('options', { __proto__: null }),
  };
  validators.validateArray(settings.args, 'args');
  validators.validateBoolean(strict, 'strict');
  validators.validateBoolean(settings.allowPositionals, 'allowPositionals');
  validators.validateBoolean(settings.returnTokens, 'tokens');
  validators.validateBoolean(settings.allowNegative, 'allowNegative');
  validators.validateObject(settings.options, 'options');
  for (const [name, option] of Object.entries(settings.options)) checkOption(option, `options.${name}`);
  return settings;
}

/** The option that is meant: with `allowNegative` also by '--no-' before its name. */
function knownName({ name, rawName }, { options, allowNegative, allowPositionals }) {
  if (Object.hasOwn(options, name)) return name;
  const positive = name.slice(3);
  if (allowNegative && name.startsWith('no-')) {
    if (ownOf(options, positive, 'type') === 'boolean') return positive;
  }
  throw new codes.ERR_PARSE_ARGS_UNKNOWN_OPTION(rawName, allowPositionals);
}

function checkUsage(token, settings) {
  const name = knownName(token, settings);
  const short = ownOf(settings.options, name, 'short');
  const shown = `${short ? `-${short}, ` : ''}--${name}`;
  const type = ownOf(settings.options, name, 'type');
  if (type === 'string' && typeof token.value !== 'string') {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value !== undefined && token.value !== null) {
    throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown}' does not take an argument`);
  }
}

/** A value that looks like an option was most likely meant as one. */
function checkAmbiguity({ name, rawName, value, inlineValue }) {
  if (inlineValue || typeof value !== 'string' || value.length < 2 || value[0] !== '-') return;
  const isLong = rawName.startsWith('--');
  throw new codes.ERR_PARSE_ARGS_INVALID_OPTION_VALUE(
    `Option '${rawName}' argument is ambiguous.\n` +
      `Did you forget to specify the option argument for '${rawName}'?\n` +
      `To specify an option argument starting with a dash use '--${name}=-XYZ'${isLong ? '' : ` or '${rawName}-XYZ'`}.`,
  );
}

function store(token, { options, allowNegative }, values) {
  if (token.name === '__proto__') return;
  const isNegative = allowNegative && token.name.startsWith('no-') && token.value === undefined;
  if (isNegative) token.name = token.name.slice(3);
  const { name } = token;
  const stored = isNegative ? false : token.value ?? true;
  if (ownOf(options, name, 'multiple')) (values[name] ??= []).push(stored);
  else values[name] = stored;
}

function addDefaults(options, values) {
  for (const name of Object.keys(options)) {
    const value = ownOf(options, name, 'default');
    if (value !== undefined && values[name] === undefined && name !== '__proto__') values[name] = value;
  }
}

function parseArgs(config = { __proto__: null }) {
  const settings = readConfig(config);
  const tokens = tokenize(settings.args, settings.options);
  const result = { values: { __proto__: null }, positionals: [], ...(settings.returnTokens ? { tokens } : undefined) };
  for (const token of tokens) {
    if (token.kind === 'option') {
      if (settings.strict) {
        checkUsage(token, settings);
        checkAmbiguity(token);
      }
      store(token, settings, result.values);
    } else if (token.kind === 'positional') {
      if (!settings.allowPositionals) throw new codes.ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    }
  }
  addDefaults(settings.options, result.values);
  return result;
}

module.exports = { parseArgs };
