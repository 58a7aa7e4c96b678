'use strict';

// The class Console and the global console, which differs from it only in that its streams are found when needed.

const { methods } = require('internal/console-methods');

// What a console remembers; behind a symbol, so that it neither shows nor clashes with a program's properties.
const { stateOf } = require('internal/console-state');

function checkStream(stream, name) {
  if (!stream || typeof stream.write !== 'function') {
    const { ERR_CONSOLE_WRITABLE_STREAM } = require('internal/errors').codes;
    throw new ERR_CONSOLE_WRITABLE_STREAM(name);
  }
}

function checkInspectOptions(inspectOptions, colorMode) {
  const { codes } = require('internal/errors');
  const { validateObject } = require('internal/validators');
  const all = inspectOptions instanceof Map ? [...inspectOptions.values()] : [inspectOptions];
  for (const options of all) {
    validateObject(options, 'options.inspectOptions');
    if (options.colors !== undefined && colorMode !== undefined) {
      throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }
}

function checkOptions({ colorMode, inspectOptions, groupIndentation }) {
  if (colorMode !== undefined && colorMode !== 'auto' && typeof colorMode !== 'boolean') {
    require('internal/validators').validateOneOf(colorMode, 'colorMode', ['auto', true, false]);
  }
  if (groupIndentation !== undefined) {
    require('internal/validators').validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  }
  if (inspectOptions !== undefined) checkInspectOptions(inspectOptions, colorMode);
}

function hidden(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}

/** Gives a console its state and its own bound methods, the way a subclass has overridden them. */
function equip(target, options, source) {
  const { ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation = 2 } = options;
  for (const name of Object.keys(methods)) {
    const bound = source[name].bind(target);
    Object.defineProperty(bound, 'name', { value: name, configurable: true });
    target[name] = bound;
  }
  hidden(target, stateOf, {
    colorMode,
    counts: new Map(),
    indent: '',
    indentWidth: groupIndentation,
    inspectOptions,
  });
  hidden(target, '_ignoreErrors', Boolean(ignoreErrors));
  hidden(target, '_times', new Map());
  Object.defineProperty(target, Symbol.toStringTag, { value: 'console', configurable: true });
}

function Console(options, ...rest) {
  // Methods of a console must find their console even if it was made without `new`.
  if (new.target === undefined) return Reflect.construct(Console, arguments);
  const given =
    !options || typeof options.write === 'function'
      ? { stdout: options, stderr: rest[0], ignoreErrors: rest[1] }
      : options;
  const { stdout, stderr = stdout } = given;
  checkStream(stdout, 'stdout');
  checkStream(stderr, 'stderr');
  checkOptions(given);
  equip(this, given, this);
  hidden(this, '_stdout', stdout);
  hidden(this, '_stderr', stderr);
}

for (const [name, method] of Object.entries(methods)) Console.prototype[name] = method;

Object.defineProperty(Console, Symbol.hasInstance, {
  value: (instance) => instance !== null && instance !== undefined && instance[stateOf] !== undefined,
});

Object.defineProperty(Console, 'length', { value: 1 });

function lazyStream(target, name, find) {
  let stream;
  Object.defineProperty(target, name, {
    get: () => (stream ??= find()),
    set: (value) => {
      stream = value;
    },
    enumerable: false,
    configurable: true,
  });
}

/** The console of the global object; `find` has functions `stdout` and `stderr`, called when first needed. */
function globalConsole(find) {
  const console = Object.create({});
  equip(console, {}, methods);
  lazyStream(console, '_stdout', find.stdout);
  lazyStream(console, '_stderr', find.stderr);
  console.Console = Console;
  // An inspector would listen to these.
  Object.assign(console, {
    profile() {},
    profileEnd() {},
    timeStamp() {},
    context: () => console,
    createTask: (name) => ({ run: (fn) => fn() }),
  });
  return console;
}

module.exports = { Console, globalConsole };
