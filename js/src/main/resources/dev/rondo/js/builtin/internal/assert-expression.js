'use strict';

// The source text of a call that is being made: for "The expression evaluated to a falsy value: assert.ok(x)".

/** The place that called `fn`. */
function callSite(fn) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  Error.prepareStackTrace = (error, sites) => sites;
  try {
    const holder = {};
    Error.captureStackTrace(holder, fn);
    return holder.stack[0];
  } catch {
    return undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function readLine(file, number) {
  const path = file.startsWith('file://') ? decodeURIComponent(file.slice(7)) : file;
  return require('fs').readFileSync(path, 'utf8').split(/\r?\n/)[number - 1];
}

const closing = { '(': ')', '[': ']', '{': '}' };

/** The end of a string literal that begins at `start`, or the end of the line. */
function endOfString(line, start) {
  const quote = line[start];
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === quote) return i;
  }
  return line.length;
}

/** The call that begins at `start`: up to the parenthesis that closes its arguments, or all of the line. */
function callAt(line, start) {
  const open = [];
  for (let i = start; i < line.length; i++) {
    const character = line[i];
    if (character === "'" || character === '"' || character === '`') i = endOfString(line, i);
    else if (closing[character] !== undefined) open.push(closing[character]);
    else if (character === open[open.length - 1]) {
      open.pop();
      if (open.length === 0 && character === ')') return line.slice(start, i + 1);
    } else if (open.length === 0 && character === ';') return line.slice(start, i);
  }
  return line.slice(start);
}

/** The text of the call to `fn` that is under way, undefined if its source cannot be read. */
function callExpression(fn) {
  if (Error.captureStackTrace === undefined) return undefined;
  const site = callSite(fn);
  const file = site?.getFileName();
  if (typeof file !== 'string') return undefined;
  try {
    const line = readLine(file, site.getLineNumber());
    if (line === undefined) return undefined;
    const text = callAt(line, startOfCall(line, site.getColumnNumber() - 1)).trim().replace(/^\.\s*/, '');
    return text.replace(/[\x00-\x1f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  } catch {
    return undefined;
  }
}

/** Engines point to the method's name: what stands before it belongs to the call, too. */
function startOfCall(line, position) {
  const before = /(?:[\w$\u0080-\uffff]|\[(?:'[^']*'|"[^"]*")\]|\s*\.\s*)*$/.exec(line.slice(0, position));
  return position - before[0].length;
}

module.exports = { callExpression };
