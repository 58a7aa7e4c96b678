'use strict';

// The methods of a console. Plain strings are written without the inspector being loaded.

const cold = require('internal/cold');
const { formatArgs } = require('internal/format');
const { stateOf } = require('internal/console-state');

function ignore() {}

function warn(message) {
  require('process').emitWarning(message);
}

function writeCatching(stream, text, callback) {
  try {
    if (callback === undefined) stream.write(text);
    else stream.write(text, callback);
  } catch (error) {
    if (require('internal/errors').isStackOverflowError(error)) throw error;
  }
}

/** Errors of a stream are the program's business only if it asked for them. */
function writeQuietly(stream, text) {
  if (stream._isStdio || typeof stream.once !== 'function') {
    writeCatching(stream, text);
    return;
  }
  // An error that comes at once finds this listener; for one that comes later the callback leaves another.
  const guarded = stream.listenerCount('error') === 0;
  if (guarded) stream.once('error', ignore);
  try {
    writeCatching(stream, text, (error) => {
      const unseen = error && !stream._writableState?.errorEmitted && stream.listenerCount('error') === 0;
      if (unseen) stream.once('error', ignore);
    });
  } finally {
    if (guarded) stream.removeListener('error', ignore);
  }
}

function write(console, stream, message) {
  const { indent } = console[stateOf];
  let text = message;
  if (indent !== '') {
    if (text.includes('\n')) text = text.replaceAll('\n', `\n${indent}`);
    text = indent + text;
  }
  text += '\n';
  if (console._ignoreErrors === false) stream.write(text);
  else writeQuietly(stream, text);
}

function inspectOptionsFor(console, stream) {
  const { colorMode, inspectOptions } = console[stateOf];
  const own = inspectOptions instanceof Map ? inspectOptions.get(stream) : inspectOptions;
  const colors = colorMode === 'auto' ? require('internal/colors').shouldColorize(stream) : colorMode;
  if (own === undefined) return colors ? { colors: true } : {};
  return own.colors === undefined ? { ...own, colors } : own;
}

function formatFor(console, stream, args) {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  return formatArgs(inspectOptionsFor(console, stream), args);
}

const print = cold((console, stream, args) => {
  write(console, stream, formatFor(console, stream, args));
});

const tableOf = cold((...args) => require('internal/console-table').table(...args));

/** "12.5ms", "1.500s", "1:00.300 (m:ss.mmm)". */
function formatTime(milliseconds) {
  if (milliseconds < 1000) return `${Number(milliseconds.toFixed(3))}ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(3)}s`;
  const [whole, fraction] = ((milliseconds / 1000) % 60).toFixed(3).split('.');
  const seconds = `${whole.padStart(2, '0')}.${fraction}`;
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 60) return `${minutes}:${seconds} (m:ss.mmm)`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${seconds} (h:mm:ss.mmm)`;
}

/** Time since `console.time(label)`; undefined, with a warning, if there was none. */
function elapsed(console, method, label) {
  const start = console._times.get(label);
  if (start === undefined) {
    warn(`No such label '${label}' for console.${method}()`);
    return undefined;
  }
  const [seconds, nanoseconds] = require('process').hrtime(start);
  return formatTime(seconds * 1000 + nanoseconds / 1e6);
}

const methods = {
  log(...args) {
    print(this, this._stdout, args);
  },

  info(...args) {
    print(this, this._stdout, args);
  },

  debug(...args) {
    print(this, this._stdout, args);
  },

  warn(...args) {
    print(this, this._stderr, args);
  },

  error(...args) {
    print(this, this._stderr, args);
  },

  dir(object, options) {
    const all = { customInspect: false, ...inspectOptionsFor(this, this._stdout), ...options };
    write(this, this._stdout, require('internal/inspect').inspect(object, all));
  },

  time(label = 'default') {
    const name = `${label}`;
    if (this._times.has(name)) warn(`Label '${name}' already exists for console.time()`);
    else this._times.set(name, require('process').hrtime());
  },

  timeEnd(label = 'default') {
    const name = `${label}`;
    const time = elapsed(this, 'timeEnd', name);
    if (time === undefined) return;
    this.log('%s: %s', name, time);
    this._times.delete(name);
  },

  timeLog(label = 'default', ...data) {
    const name = `${label}`;
    const time = elapsed(this, 'timeLog', name);
    if (time !== undefined) this.log('%s: %s', name, time, ...data);
  },

  trace(...args) {
    const error = new Error(formatFor(this, this._stderr, args));
    Object.defineProperty(error, 'name', { value: 'Trace' });
    Error.captureStackTrace?.(error, methods.trace);
    this.error(error.stack);
  },

  assert(expression, ...args) {
    if (expression) return;
    if (typeof args[0] === 'string') this.warn(`Assertion failed: ${args[0]}`, ...args.slice(1));
    else this.warn('Assertion failed', ...args);
  },

  clear() {
    const stream = this._stdout;
    if (stream.isTTY && require('process').env.TERM !== 'dumb') stream.write('\u001b[1;1H\u001b[0J');
  },

  count(label = 'default') {
    const name = `${label}`;
    const { counts } = this[stateOf];
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    this.log(`${name}: ${count}`);
  },

  countReset(label = 'default') {
    const name = `${label}`;
    if (!this[stateOf].counts.delete(name)) warn(`Count for '${name}' does not exist`);
  },

  group(...data) {
    if (data.length > 0) this.log(...data);
    const state = this[stateOf];
    state.indent += ' '.repeat(state.indentWidth);
  },

  groupEnd() {
    const state = this[stateOf];
    state.indent = state.indent.slice(0, Math.max(0, state.indent.length - state.indentWidth));
  },

  table(data, properties) {
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    if (properties !== undefined) require('internal/validators').validateArray(properties, 'properties');
    this.log(tableOf(data, properties, inspectOptionsFor(this, this._stdout)));
  },

  dirxml(...args) {
    this.log(...args);
  },

  groupCollapsed(...data) {
    this.group(...data);
  },
};

module.exports = { formatTime, methods };
