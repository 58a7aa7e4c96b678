'use strict';

// Errors: the stack with the class's real name in front, frames shared with the cause left out.

const { formatValue } = require('internal/inspect');
const { isInstance, prefixOf } = require('internal/inspect-names');

function isError(value) {
  return isInstance(value, Error) || (value !== null && typeof value === 'object' && binding.classOf(value) === 'Error');
}

/** A property whose getter may throw, which must not keep the error from being shown. */
function read(object, key) {
  try {
    return object[key];
  } catch {
    return undefined;
  }
}

function stackOf(ctx, error) {
  const stack = read(error, 'stack');
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
    if (index !== -1 && isInStack(error, name, stack)) keys.splice(index, 1);
  }
}

function isInStack(error, name, stack) {
  if (name === 'stack') return true;
  try {
    return typeof error[name] !== 'string' || stack.includes(error[name]);
  } catch {
    return false;
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

/** The frames, without those that the cause shows as well. */
function framesOf(ctx, error, text) {
  const frames = text.split('\n');
  const cause = read(error, 'cause');
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

/** How the frames at `start` repeat: [length of the block, how often it follows itself]. */
function repetitionAt(frames, start) {
  let next = start;
  // A block may hold its first frame twice, no more.
  for (let attempt = 0; attempt < 2; attempt++) {
    next = frames.indexOf(frames[start], next + 1);
    if (next === -1) break;
    const size = next - start;
    let times = 0;
    while (next + size * (times + 1) <= frames.length && sameLines(frames, start, next + size * times, size)) times++;
    if (times > 0) return [size, times];
  }
  return [0, 0];
}

/** A recursion's frames, over and over the same few, become one note. */
function collapseRepeated(ctx, frames) {
  const kept = [];
  for (let i = 0; i < frames.length; ) {
    const [size, times] = repetitionAt(frames, i);
    const lines = size * times;
    if (lines < 3) {
      kept.push(frames[i++]);
      continue;
    }
    for (let line = 0; line < size; line++) kept.push(frames[i + line]);
    const count = times > 1 ? `${size} lines ${times} times...` : 'lines ...';
    kept.push(ctx.stylize(`    ... collapsed ${lines} duplicate lines matching above ${count}`, 'undefined'));
    i += size + lines;
  }
  return kept;
}

/** The working directory as frames of CommonJS and of ES modules write it. */
function workingDirectories() {
  try {
    const directory = globalThis.process.cwd();
    return [`file://${encodeURI(directory).replaceAll('?', '%3F').replaceAll('#', '%23')}`, directory];
  } catch {
    return [];
  }
}

/** Dims the working directory in a frame, with the parentheses around the place. */
function dimDirectory(ctx, line, directories) {
  const dim = (text) => ctx.stylize(text, 'undefined');
  const directory = directories.find((name) => line.includes(name));
  if (directory === undefined) return line;
  const start = line.indexOf(directory);
  let end = start + directory.length;
  if (line[end] === '/') end++;
  if (line[start - 1] !== '(') return line.slice(0, start) + dim(line.slice(start, end)) + line.slice(end);
  return line.slice(0, start - 1) + dim(line.slice(start - 1, end)) + line.slice(end, -1) + dim(')');
}

/** Frames of the runtime are dimmed, names of packages underlined. */
function colorFrame(ctx, line, directories) {
  if (/^ {4}at (?:[^/\\(]+ \(|)node:.+:\d+:\d+(?:\)|$)/.test(line)) return ctx.stylize(line, 'undefined');
  const marked = line.replace(/([/\\]node_modules[/\\])((?:@[^/\\]+[/\\])?[^/\\]+)/g, (_, path, name) => {
    return path + ctx.stylize(name, 'module');
  });
  return dimDirectory(ctx, marked, directories);
}

function colorFrames(ctx, lines) {
  const directories = workingDirectories();
  return lines.map((line) => colorFrame(ctx, line, directories));
}

function addHiddenKeys(error, keys) {
  if (Object.hasOwn(error, 'cause') && !keys.includes('cause')) keys.push('cause');
  if (Object.hasOwn(error, 'errors') && Array.isArray(read(error, 'errors')) && !keys.includes('errors')) keys.push('errors');
}

/** The stack with its frames made shorter and colored, in brackets if there are no frames. */
function formatStack(ctx, error, stack) {
  const message = read(error, 'message');
  let position = (message && stack.indexOf(message)) || -1;
  if (position !== -1) position += message.length;
  const start = stack.indexOf('\n    at', position);
  if (start === -1) return `[${stack}]`;
  const lines = framesOf(ctx, error, stack.slice(start + 1));
  return `${stack.slice(0, start)}\n${(ctx.colors ? colorFrames(ctx, lines) : lines).join('\n')}`;
}

/** The text that stands for the error itself; `keys` loses what it shows and gains `cause` and `errors`. */
function formatError(ctx, error, constructor, tag, keys) {
  let stack;
  try {
    stack = stackOf(ctx, error);
  } catch {
    return Object.prototype.toString.call(error);
  }
  hideRepeated(ctx, keys, error, stack);
  addHiddenKeys(error, keys);
  stack = improveStack(stack, constructor, read(error, 'name') ?? 'Error', tag);
  stack = formatStack(ctx, error, stack);
  return ctx.indentationLvl === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

module.exports = { formatError, isError };
