'use strict';

// Errors: the stack with the class's real name in front, frames shared with the cause left out.

const { formatValue } = require('internal/inspect');
const { prefixOf } = require('internal/inspect-names');

function isError(value) {
  return value instanceof Error || (value !== null && typeof value === 'object' && binding.classOf(value) === 'Error');
}

function stackOf(ctx, error) {
  const { stack } = error;
  if (typeof stack === 'string' && stack !== '') return stack;
  const text = Error.prototype.toString.call(error);
  if (!stack) return text;
  ctx.seen.push(error);
  ctx.indentationLvl += 4;
  const shown = formatValue(ctx, stack);
  ctx.indentationLvl -= 4;
  ctx.seen.pop();
  return `${text}\n    ${shown}`;
}

/** Own name, message and stack need not be shown again if the stack's text has them. */
function hideRepeated(ctx, keys, error, stack) {
  if (ctx.showHidden || keys.length === 0) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index !== -1 && (typeof error[name] !== 'string' || stack.includes(error[name]))) keys.splice(index, 1);
  }
}

/** The name at the head of the stack of an object that has no constructor. */
function headOf(stack) {
  const match = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
  return match?.[1] ?? '';
}

function beginsWithName(stack, name) {
  if (!name.endsWith('Error') || !stack.startsWith(name)) return false;
  const next = stack[name.length];
  return next === undefined || next === ':' || next === '\n';
}

/** The stack often begins with the name of the base class; this puts the constructor's there. */
function improveStack(stack, constructor, name, tag) {
  if (typeof name !== 'string') {
    const described = `${name} [${prefixOf(constructor, tag, 'Error').slice(0, -1)}]`;
    return stack.replace(`${name}`, () => described);
  }
  if (constructor !== null && !beginsWithName(stack, name)) return stack;
  const head = constructor === null ? headOf(stack) : name;
  const prefix = prefixOf(constructor, tag, head || 'Error').slice(0, -1);
  if (prefix === name) return stack;
  const rest = stack.slice(head.length);
  if (!prefix.includes(name)) return `${prefix} [${name}]${rest}`;
  return head === '' ? `${prefix}: ${rest}` : `${prefix}${rest}`;
}

/** Where the longest run of lines that both end with starts: [offset in `frames`, length]. */
function sharedFrames(frames, causeFrames) {
  for (let i = 0; i < frames.length - 3; i++) {
    const position = causeFrames.indexOf(frames[i]);
    if (position === -1) continue;
    const rest = causeFrames.length - position;
    if (rest <= 3) continue;
    let length = 1;
    const most = Math.min(frames.length - i, rest);
    while (length < most && frames[i + length] === causeFrames[position + length]) length++;
    if (length > 3) return [i, length];
  }
  return [0, 0];
}

function frameLines(stack) {
  const start = stack.indexOf('\n    at');
  return start === -1 ? [] : stack.slice(start + 1).split('\n');
}

function causeOf(error) {
  try {
    return error.cause;
  } catch {
    return undefined;
  }
}

/** The frames, without those that the cause shows as well. */
function framesOf(ctx, error, text) {
  const frames = text.split('\n');
  const cause = causeOf(error);
  if (cause !== undefined && cause !== null && isError(cause)) {
    const [offset, length] = sharedFrames(frames, frameLines(stackOf(ctx, cause)));
    if (length > 3) {
      const note = `    ... ${length - 2} lines matching cause stack trace ...`;
      frames.splice(offset + 1, length - 2, ctx.stylize(note, 'undefined'));
    }
  }
  return frames.length > 10 ? collapseRepeated(ctx, frames) : frames;
}

function sameLines(frames, first, second, count) {
  for (let i = 0; i < count; i++) {
    if (frames[first + i] !== frames[second + i]) return false;
  }
  return true;
}

/** A recursion's frames, over and over the same few, become one note. */
function collapseRepeated(ctx, frames) {
  const kept = [];
  for (let i = 0; i < frames.length; ) {
    let size = 0;
    let times = 0;
    for (let period = 1; period <= 3 && size === 0; period++) {
      let count = 0;
      while (sameLines(frames, i, i + (count + 1) * period, period) && i + (count + 2) * period <= frames.length) count++;
      if (count * period > 3) {
        size = period;
        times = count;
      }
    }
    if (size === 0) {
      kept.push(frames[i++]);
      continue;
    }
    kept.push(...frames.slice(i, i + size));
    const lines = size * times;
    const note = `    ... collapsed ${lines} duplicate lines matching above ${size} lines ${times} times...`;
    kept.push(ctx.stylize(note, 'undefined'));
    i += size + lines;
  }
  return kept;
}

function workingDirectory() {
  try {
    return globalThis.process.cwd();
  } catch {
    return undefined;
  }
}

/** Dims the working directory in a frame, with the parentheses around the place. */
function dimDirectory(ctx, line, directory) {
  const dim = (text) => ctx.stylize(text, 'undefined');
  let start = line.indexOf(directory);
  if (start === -1) return line;
  let end = start + directory.length;
  if (line.startsWith('file://', start - 7)) start -= 7;
  if (line[end] === '/') end++;
  if (line[start - 1] !== '(') return line.slice(0, start) + dim(line.slice(start, end)) + line.slice(end);
  return line.slice(0, start - 1) + dim(line.slice(start - 1, end)) + line.slice(end, -1) + dim(')');
}

/** Frames of the runtime are dimmed, names of packages underlined. */
function colorFrame(ctx, line, directory) {
  if (/^ {4}at (?:[^/\\(]+ \(|)node:.+:\d+:\d+(?:\)|$)/.test(line)) return ctx.stylize(line, 'undefined');
  const marked = line.replace(/([/\\]node_modules[/\\])((?:@[^/\\]+[/\\])?[^/\\]+)(?=[/\\])/g, (_, path, name) => {
    return path + ctx.stylize(name, 'module');
  });
  return directory === undefined ? marked : dimDirectory(ctx, marked, directory);
}

function colorFrames(ctx, lines) {
  const directory = workingDirectory();
  return lines.map((line) => colorFrame(ctx, line, directory));
}

function addHiddenKeys(error, keys) {
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
}

/** The text that stands for the error itself; `keys` loses what it shows and gains `cause` and `errors`. */
function formatError(ctx, error, constructor, tag, keys) {
  const name = error.name ?? 'Error';
  let stack = stackOf(ctx, error);
  hideRepeated(ctx, keys, error, stack);
  addHiddenKeys(error, keys);
  stack = improveStack(stack, constructor, name, tag);
  const { message } = error;
  let position = (message && stack.indexOf(message)) || -1;
  if (position !== -1) position += message.length;
  const start = stack.indexOf('\n    at', position);
  if (start === -1) stack = `[${stack}]`;
  else {
    const lines = framesOf(ctx, error, stack.slice(start + 1));
    const shown = ctx.colors ? colorFrames(ctx, lines) : lines;
    stack = `${stack.slice(0, start)}\n${shown.join('\n')}`;
  }
  return ctx.indentationLvl === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

module.exports = { formatError, isError };
