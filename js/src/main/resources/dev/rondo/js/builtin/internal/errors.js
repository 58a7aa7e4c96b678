'use strict';

// Errors that carry one of Node's codes, made as `new codes.ERR_X(...)`. Their `name` stays that of the
// plain class, their stack begins "TypeError [ERR_X]: message".

const { captureStackTrace } = Error;

const isNodeError = Symbol('kIsNodeError');

function codedToString() {
  return `${this.name} [${this.code}]: ${this.message}`;
}

/** A subclass that differs from `Base` in nothing but `toString`; its instances say `constructor === Base`. */
function codedClass(Base) {
  const Coded = class extends Base {};
  Object.defineProperties(Coded.prototype, {
    constructor: { value: Base, writable: true, configurable: true, enumerable: false },
    toString: { value: codedToString, writable: true, configurable: true, enumerable: false },
    [isNodeError]: { value: true, configurable: true },
  });
  return Coded;
}

const codedClasses = new Map();

function codedClassOf(Base) {
  let Coded = codedClasses.get(Base);
  if (Coded === undefined) {
    Coded = codedClass(Base);
    codedClasses.set(Base, Coded);
  }
  return Coded;
}

/** Takes the frames above (and of) `hidden` off the stack and writes the code into its first line. */
function restack(error, hidden) {
  if (captureStackTrace === undefined) return error;
  captureStackTrace(error, hidden);
  const own = Object.getOwnPropertyDescriptor(error, 'name');
  const { name, code } = error;
  if (code === undefined || error[isNodeError] !== true) return error;
  // The engine builds the stack's text when it is first read, from the name of that moment.
  const temporary = { __proto__: null, value: `${name} [${code}]`, configurable: true, writable: true };
  Object.defineProperty(error, 'name', temporary);
  void error.stack;
  if (own === undefined) delete error.name;
  else Object.defineProperty(error, 'name', own);
  return error;
}

/** `make()` with no stack frames collected, for errors whose stack is captured later anyway. */
function withoutFrames(make) {
  const limit = Error.stackTraceLimit;
  if (captureStackTrace === undefined || typeof limit !== 'number') return make();
  const writable = Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return make();
  } finally {
    if (writable) Error.stackTraceLimit = limit;
  }
}

function expand(template, args) {
  if (args.length === 0) return template;
  const simple = args.every((arg) => typeof arg === 'string');
  if (!simple || template.includes('%d')) return require('internal/format').format(template, ...args);
  let next = 0;
  return template.replace(/%s/g, (spec) => (next < args.length ? args[next++] : spec));
}

function define(error, key, value) {
  Object.defineProperty(error, key, { __proto__: null, value, enumerable: false, writable: true, configurable: true });
}

function codedConstructor(code, Base, message) {
  const Coded = codedClassOf(Base);
  function NodeError(...args) {
    const error = withoutFrames(() => new Coded());
    error.code = code;
    const text = typeof message === 'function' ? Reflect.apply(message, error, args) : expand(message, args);
    define(error, 'message', text);
    return restack(error, NodeError);
  }
  NodeError.prototype = Coded.prototype;
  return NodeError;
}

// Its table is long and most programs never see one of its errors, so it is read when the first of them is made.
const codes = Object.create(new Proxy({}, {
  get(_, code) {
    require('internal/error-codes');
    Object.setPrototypeOf(codes, null);
    return codes[code];
  },
}));

/** Declares `codes[code]`; further classes become its properties, as in `codes.ERR_X.RangeError`. */
function declare(code, message, Base, ...others) {
  const make = codedConstructor(code, Base, message);
  for (const Other of others) make[Other.name] = codedConstructor(code, Other, message);
  codes[code] = make;
}

/** An error as Node's C++ throws it: with a code, of which the stack says nothing. It begins below `hidden`. */
function nativeError(Base, code, message, hidden) {
  const error = new Base(message);
  captureStackTrace?.(error, hidden);
  error.code = code;
  return error;
}

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    if (options !== undefined && typeof options !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

/** What a rejection with something that is no error becomes when nobody handles it. */
class UnhandledPromiseRejection extends Error {
  constructor(reason) {
    super(
      'This error originated either by throwing inside of an async function without a catch block, ' +
        'or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason ' +
        `"${plainText(reason)}".`,
    );
    this.code = 'ERR_UNHANDLED_REJECTION';
    define(this, 'name', 'UnhandledPromiseRejection');
  }
}

const tagged = new Set(['Arguments', 'Array', 'Boolean', 'Date', 'Number', 'RegExp', 'String']);

/** Text for any value, made without calling into user code: "x", "#<Map>", "[object Array]". */
function plainText(value) {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (value === null || typeof value !== 'object') return String(value);
  const kind = binding.classOf(value);
  if (kind === 'Proxy') return '#<Object>';
  for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
    const own = Object.getOwnPropertyDescriptor(object, 'toString');
    if (own === undefined) continue;
    if (own.value === Object.prototype.toString) return `#<${constructorNameOf(value) ?? 'Object'}>`;
    break;
  }
  return `[object ${tagged.has(kind) ? kind : 'Object'}]`;
}

function constructorNameOf(value) {
  for (let object = value; object !== null; object = Object.getPrototypeOf(object)) {
    const constructor = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
    if (typeof constructor === 'function' && constructor.name !== '') return constructor.name;
  }
  return undefined;
}

/** Joins two errors so that neither is lost: the outer one comes first. */
function aggregateTwoErrors(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (Array.isArray(outer.errors)) {
    outer.errors.push(inner);
    return outer;
  }
  const both = new AggregateError([outer, inner], outer.message);
  both.code = outer.code;
  return both;
}

/** Wraps `fn` so that the stack of an error it throws starts at the caller. */
function hideStackFrames(fn) {
  function wrapped(...args) {
    try {
      return Reflect.apply(fn, this, args);
    } catch (error) {
      if (error !== null && typeof error === 'object') restack(error, wrapped);
      throw error;
    }
  }
  wrapped.withoutStackTrace = fn;
  return wrapped;
}

let overflowMessage;

function isStackOverflowError(error) {
  if (overflowMessage === undefined) {
    try {
      (function overflow() {
        overflow();
      })();
    } catch (caught) {
      overflowMessage = caught.message;
    }
  }
  return error?.name === 'RangeError' && error.message === overflowMessage;
}

/** A code whose errors report a failed system call: `new codes.ERR_X({ syscall, code, message, ... })`. */
function declareSystem(code, prefix) {
  codes[code] = function NodeSystemError(context) {
    const { SystemError } = require('internal/system-errors');
    return restack(new SystemError(code, prefix, context), NodeSystemError);
  };
}

module.exports = {
  AbortError,
  UnhandledPromiseRejection,
  aggregateTwoErrors,
  codes,
  constructorNameOf,
  declare,
  declareSystem,
  define,
  hideStackFrames,
  isNodeError,
  isStackOverflowError,
  nativeError,
  plainText,
  restack,
  withoutFrames,
  get determineSpecificType() {
    return require('internal/error-text').determineSpecificType;
  },
  get formatList() {
    return require('internal/error-text').formatList;
  },
  get SystemError() {
    return require('internal/system-errors').SystemError;
  },
  get uvException() {
    return require('internal/system-errors').uvException;
  },
};
