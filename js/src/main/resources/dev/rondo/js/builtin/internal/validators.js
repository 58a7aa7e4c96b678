'use strict';

// Checks of arguments, with Node's errors. Each takes (value, name, ...) and returns nothing.

const { codes, restack } = require('internal/errors');

function wrongType(name, expected, value, validator) {
  throw restack(new codes.ERR_INVALID_ARG_TYPE(name, expected, value), validator);
}

function outOfRange(name, range, value, validator) {
  throw restack(new codes.ERR_OUT_OF_RANGE(name, range, value), validator);
}

function validateFunction(value, name) {
  if (typeof value !== 'function') wrongType(name, 'Function', value, validateFunction);
}

function validatePlainFunction(value, name) {
  if (typeof value !== 'function' || (binding.functionKind(value) & 1) !== 0) {
    wrongType(name, 'Function', value, validatePlainFunction);
  }
}

function validateString(value, name) {
  if (typeof value !== 'string') wrongType(name, 'string', value, validateString);
}

function validateStringWithoutNullBytes(value, name) {
  validateString(value, name);
  if (value.includes('\0')) {
    const reason = 'must be a string without null bytes';
    throw restack(new codes.ERR_INVALID_ARG_VALUE(name, value, reason), validateStringWithoutNullBytes);
  }
}

function validateBoolean(value, name) {
  if (typeof value !== 'boolean') wrongType(name, 'boolean', value, validateBoolean);
}

function validateUndefined(value, name) {
  if (value !== undefined) wrongType(name, 'undefined', value, validateUndefined);
}

function rangeOf(min, max) {
  if (min === undefined && max === undefined) return 'a number';
  const parts = [];
  if (min !== undefined) parts.push(`>= ${min}`);
  if (max !== undefined) parts.push(`<= ${max}`);
  return parts.join(' && ');
}

function validateNumber(value, name, min = undefined, max = undefined) {
  if (typeof value !== 'number') wrongType(name, 'number', value, validateNumber);
  // Null means no bound, as undefined does.
  const low = min ?? undefined;
  const high = max ?? undefined;
  const bounded = low !== undefined || high !== undefined;
  if ((low !== undefined && value < low) || (high !== undefined && value > high) || (bounded && Number.isNaN(value))) {
    outOfRange(name, rangeOf(low, high), value, validateNumber);
  }
}

function checkInteger(value, name, min, max, validator) {
  if (typeof value !== 'number') wrongType(name, 'number', value, validator);
  if (!Number.isInteger(value)) outOfRange(name, 'an integer', value, validator);
  if (value < min || value > max) outOfRange(name, `>= ${min} && <= ${max}`, value, validator);
}

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  checkInteger(value, name, min, max, validateInteger);
}

function validateInt32(value, name, min = -2147483648, max = 2147483647) {
  checkInteger(value, name, min, max, validateInt32);
}

function validateUint32(value, name, positive = false) {
  checkInteger(value, name, positive ? 1 : 0, 4294967295, validateUint32);
}

/** True if `number` is finite, false if it is undefined or NaN, and an error otherwise. */
function validateFiniteNumber(number, name) {
  if (number === undefined) return false;
  if (Number.isFinite(number)) return true;
  if (Number.isNaN(number)) return false;
  if (typeof number !== 'number') wrongType(name, 'number', number, validateFiniteNumber);
  return outOfRange(name, 'a finite number', number, validateFiniteNumber);
}

function checkRangesOrGetDefault(number, name, lower, upper, def) {
  if (!validateFiniteNumber(number, name)) return def;
  if (number < lower || number > upper) {
    outOfRange(name, `>= ${lower} and <= ${upper}`, number, checkRangesOrGetDefault);
  }
  return number;
}

function validateOneOf(value, name, oneOf) {
  if (oneOf.includes(value)) return;
  const allowed = oneOf.map((item) => (typeof item === 'string' ? `'${item}'` : String(item))).join(', ');
  throw restack(new codes.ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${allowed}`), validateOneOf);
}

const kValidateObjectNone = 0;
const kValidateObjectAllowNullable = 1;
const kValidateObjectAllowArray = 2;
const kValidateObjectAllowFunction = 4;

function validateObject(value, name, flags = kValidateObjectNone) {
  const type = typeof value;
  const allowed =
    value === null
      ? (flags & kValidateObjectAllowNullable) !== 0
      : type === 'function'
        ? (flags & kValidateObjectAllowFunction) !== 0
        : type === 'object' && ((flags & kValidateObjectAllowArray) !== 0 || !Array.isArray(value));
  if (!allowed) wrongType(name, 'Object', value, validateObject);
}

/** A dictionary of Web IDL: an object, a function, null or undefined. */
function validateDictionary(value, name) {
  if (value !== null && value !== undefined && typeof value !== 'object' && typeof value !== 'function') {
    wrongType(name, 'a dictionary', value, validateDictionary);
  }
}

function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) wrongType(name, 'Array', value, validateArray);
  if (value.length < minLength) {
    const reason = `must have a length of at least ${minLength}`;
    throw restack(new codes.ERR_INVALID_ARG_VALUE(name, value, reason), validateArray);
  }
}

function validateItems(value, name, validate) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) validate(value[i], `${name}[${i}]`);
}

function validateStringArray(value, name) {
  validateItems(value, name, validateString);
}

function validateBooleanArray(value, name) {
  validateItems(value, name, validateBoolean);
}

function validateAbortSignalArray(value, name) {
  validateArray(value, name);
  for (let i = 0; i < value.length; i++) {
    const signal = value[i];
    const itemName = `${name}[${i}]`;
    if (signal == null) wrongType(itemName, 'AbortSignal', signal, validateAbortSignalArray);
    validateAbortSignal(signal, itemName);
  }
}

function validateAbortSignal(signal, name) {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    wrongType(name, 'AbortSignal', signal, validateAbortSignal);
  }
}

function validateBuffer(value, name = 'buffer') {
  if (!ArrayBuffer.isView(value)) wrongType(name, ['Buffer', 'TypedArray', 'DataView'], value, validateBuffer);
}

function validateEncoding(data, encoding) {
  if (typeof encoding === 'string' && encoding.toLowerCase() === 'hex' && data.length % 2 !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${data.length}`);
  }
}

function validatePort(port, name = 'Port', allowZero = true) {
  const text = typeof port === 'string' && port.trim().length > 0;
  const valid = (typeof port === 'number' || text) && +port === +port >>> 0 && port <= 0xffff;
  if (!valid || (port === 0 && !allowZero)) {
    throw restack(new codes.ERR_SOCKET_BAD_PORT(name, port, allowZero), validatePort);
  }
  return port | 0;
}

function validateSignalName(signal, name = 'signal') {
  validateString(signal, name);
  const { signals } = require('os').constants;
  if (signals[signal] !== undefined) return;
  if (signals[signal.toUpperCase()] !== undefined) {
    throw new codes.ERR_UNKNOWN_SIGNAL(`${signal} (signals must use all capital letters)`);
  }
  throw new codes.ERR_UNKNOWN_SIGNAL(signal);
}

function validateUnion(value, name, union) {
  if (!union.includes(value)) wrongType(name, `('${union.join('|')}')`, value, validateUnion);
}

/** `object` must have the private field that `has` looks for. */
function validateThisInternalField(object, has, className) {
  const present = typeof has === 'function' ? has(object) : object !== null && typeof object === 'object' && has in object;
  if (!present) throw restack(new codes.ERR_INVALID_THIS(className), validateThisInternalField);
}

/** A file mode: a number, or its octal text. */
function parseFileMode(value, name, def) {
  let mode = value ?? def;
  if (typeof mode === 'string') {
    if (!/^[0-7]+$/.test(mode)) {
      const reason = 'must be a 32-bit unsigned integer or an octal string';
      throw new codes.ERR_INVALID_ARG_VALUE(name, mode, reason);
    }
    mode = Number.parseInt(mode, 8);
  }
  validateUint32(mode, name);
  return mode;
}

module.exports = {
  checkRangesOrGetDefault,
  isInt32: (value) => value === (value | 0),
  isUint32: (value) => value === value >>> 0,
  kValidateObjectNone,
  kValidateObjectAllowNullable,
  kValidateObjectAllowArray,
  kValidateObjectAllowFunction,
  kValidateObjectAllowObjects: kValidateObjectAllowArray | kValidateObjectAllowFunction,
  kValidateObjectAllowObjectsAndNull:
    kValidateObjectAllowArray | kValidateObjectAllowFunction | kValidateObjectAllowNullable,
  parseFileMode,
  validateAbortSignal,
  validateAbortSignalArray,
  validateArray,
  validateBoolean,
  validateBooleanArray,
  validateBuffer,
  validateDictionary,
  validateEncoding,
  validateFiniteNumber,
  validateFunction,
  validateInt32,
  validateInteger,
  validateNumber,
  validateObject,
  validateOneOf,
  validatePlainFunction,
  validatePort,
  validateSignalName,
  validateString,
  validateStringArray,
  validateStringWithoutNullBytes,
  validateThisInternalField,
  validateUint32,
  validateUndefined,
  validateUnion,
};
