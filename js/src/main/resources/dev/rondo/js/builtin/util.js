'use strict';

const { codes, restack } = require('internal/errors');
const { format, formatWithOptions } = require('internal/format');
const { callbackify, deprecate, promisify } = require('internal/util');
const validators = require('internal/validators');

function inherits(constructor, superConstructor) {
  const { ERR_INVALID_ARG_TYPE } = codes;
  if (constructor === undefined || constructor === null) {
    throw new ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  }
  if (superConstructor === undefined || superConstructor === null) {
    throw new ERR_INVALID_ARG_TYPE('superCtor', 'Function', superConstructor);
  }
  if (superConstructor.prototype === undefined) {
    throw new ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', superConstructor.prototype);
  }
  Object.defineProperty(constructor, 'super_', { value: superConstructor, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, superConstructor.prototype);
}

function extend(target, source) {
  if (source === null || typeof source !== 'object') return target;
  for (const key of Object.keys(source)) target[key] = source[key];
  return target;
}

function checkErrno(err) {
  validators.validateNumber(err, 'err');
  if (err >= 0 || !Number.isSafeInteger(err)) {
    throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', err);
  }
}

function getSystemErrorName(err) {
  checkErrno(err);
  return require('internal/system-errors').getSystemErrorName(err);
}

function getSystemErrorMessage(err) {
  checkErrno(err);
  return require('internal/system-errors').getSystemErrorMessage(err);
}

function errnoException(...args) {
  return restack(require('internal/system-errors').errnoException(...args), errnoException);
}

function exceptionWithHostPort(...args) {
  return restack(require('internal/system-errors').exceptionWithHostPort(...args), exceptionWithHostPort);
}

function stripVTControlCharacters(str) {
  validators.validateString(str, 'str');
  return require('internal/string-width').stripControl(str);
}

/** Settles when the signal is aborted, for as long as `resource` is alive. */
async function aborted(signal, resource) {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validators.validateAbortSignal(signal, 'signal');
  validators.validateObject(resource, 'resource', validators.kValidateObjectAllowObjects);
  if (signal.aborted) return undefined;
  const { kWeakHandler } = require('internal/event-target');
  const { promise, resolve } = Promise.withResolvers();
  signal.addEventListener('abort', resolve, { [kWeakHandler]: resource, once: true });
  return promise;
}

function describeSite(site) {
  return {
    functionName: site.getFunctionName() ?? '',
    scriptId: String(site.getScriptNameOrSourceURL?.() ?? ''),
    scriptName: site.getFileName() ?? '',
    lineNumber: site.getLineNumber(),
    columnNumber: site.getColumnNumber(),
    column: site.getColumnNumber(),
  };
}

function getCallSites(frameCount = 10, options = undefined) {
  if (options === undefined && frameCount !== null && typeof frameCount === 'object') {
    validators.validateObject(frameCount, 'options');
    return getCallSites(10, frameCount);
  }
  if (options !== undefined) validators.validateObject(options, 'options');
  if (options?.sourceMap !== undefined) validators.validateBoolean(options.sourceMap, 'options.sourceMap');
  validators.validateInteger(frameCount, 'frameCount', 1, 200);
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = frameCount;
  Error.prepareStackTrace = (error, sites) => sites;
  try {
    const holder = {};
    Error.captureStackTrace(holder, getCallSites);
    return holder.stack.map(describeSite);
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function convertProcessSignalToExitCode(signal) {
  const { signals } = require('os').constants;
  validators.validateOneOf(signal, 'signalCode', Object.keys(signals));
  return 128 + signals[signal];
}

/** A signal that a message may carry: at its other end, a signal that follows it. */
function transferableAbortSignal(signal) {
  const { AbortSignal } = require('internal/abort-controller');
  if (!(signal instanceof AbortSignal)) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  const { kTransfer } = require('internal/structured-clone');
  return Object.defineProperty(signal, kTransfer, {
    value: () => [AbortSignal.any([signal]), () => undefined],
    configurable: true,
  });
}

function transferableAbortController() {
  const { AbortController } = require('internal/abort-controller');
  const controller = new AbortController();
  transferableAbortSignal(controller.signal);
  return controller;
}

module.exports = {
  _errnoException: errnoException,
  _exceptionWithHostPort: exceptionWithHostPort,
  _extend: deprecate(extend, 'The `util._extend` API is deprecated. Please use Object.assign() instead.', 'DEP0060'),
  aborted,
  callbackify,
  convertProcessSignalToExitCode,
  debug: (...args) => require('internal/debuglog').debuglog(...args),
  debuglog: (...args) => require('internal/debuglog').debuglog(...args),
  deprecate,
  diff: (...args) => require('internal/diff').diff(...args),
  format,
  formatWithOptions,
  getCallSites,
  getSystemErrorMap: () => require('internal/system-errors').getSystemErrorMap(),
  getSystemErrorMessage,
  getSystemErrorName,
  inherits,
  isArray: deprecate(Array.isArray, 'The `util.isArray` API is deprecated. Please use `Array.isArray()` instead.', 'DEP0044'),
  isDeepStrictEqual: (...args) => require('internal/comparisons').isDeepStrictEqual(...args),
  promisify,
  stripVTControlCharacters,
  styleText: (...args) => require('internal/style-text').styleText(...args),
  toUSVString: (text) => String(text).toWellFormed(),
  transferableAbortController,
  transferableAbortSignal,
};

/** Parts that cost something to load are loaded when they are first read. */
function lazy(name, load) {
  Object.defineProperty(module.exports, name, {
    get() {
      const value = load();
      Object.defineProperty(module.exports, name, { value, writable: true, enumerable: true, configurable: true });
      return value;
    },
    set(value) {
      Object.defineProperty(module.exports, name, { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable: true,
    configurable: true,
  });
}

lazy('inspect', () => require('internal/inspect').inspect);
lazy('types', () => require('internal/types'));
lazy('TextDecoder', () => require('internal/encoding').TextDecoder);
lazy('TextEncoder', () => require('internal/encoding').TextEncoder);
lazy('MIMEParams', () => require('internal/mime').MIMEParams);
lazy('MIMEType', () => require('internal/mime').MIMEType);
lazy('parseArgs', () => require('internal/parse-args').parseArgs);
lazy('parseEnv', () => require('internal/env-file').parseEnv);
