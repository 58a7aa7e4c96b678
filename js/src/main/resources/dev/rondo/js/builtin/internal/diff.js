'use strict';

// The shortest edit script between two lists of lines (or characters), after E. W. Myers, "An O(ND) difference
// algorithm and its variations", 1986.

const DELETE = -1; // only in `expected`
const NOP = 0;
const INSERT = 1; // only in `actual`

/** Line ends of an inspected object differ by a comma if one more property follows. */
function sameButComma(a, b) {
  return a === b || `${a},` === b || a === `${b},`;
}

/** How far each diagonal gets with each number of edits, until the end is reached. */
function traceEdits(actual, expected, same) {
  const max = actual.length + expected.length;
  let reach = new Int32Array(2 * max + 2);
  const trace = [];
  for (let edits = 0; edits <= max; edits++) {
    trace.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = nextStart(reach, max, diagonal, edits);
      let y = x - diagonal;
      while (x < actual.length && y < expected.length && same(actual[x], expected[y])) {
        x++;
        y++;
      }
      reach[diagonal + max] = x;
      if (x >= actual.length && y >= expected.length) return trace;
    }
  }
  return trace;
}

/** Where a diagonal is entered: from the one above if that got further, else from the one below. */
function nextStart(reach, max, diagonal, edits) {
  return comesFromAbove(reach, max, diagonal, edits) ? reach[diagonal + 1 + max] : reach[diagonal - 1 + max] + 1;
}

function comesFromAbove(reach, max, diagonal, edits) {
  return diagonal === -edits || (diagonal !== edits && reach[diagonal - 1 + max] < reach[diagonal + 1 + max]);
}

/** The edits from first to last: `[operation, value]`. With `commas`, lines that differ by a final comma are the same. */
function myersDiff(actual, expected, commas = false) {
  const max = actual.length + expected.length;
  if (max > 2 ** 31 - 1) {
    const { ERR_OUT_OF_RANGE } = require('internal/errors').codes;
    throw new ERR_OUT_OF_RANGE('myersDiff input size', '< 2^31', max);
  }
  const trace = traceEdits(actual, expected, commas ? sameButComma : (a, b) => a === b);
  const result = [];
  let x = actual.length;
  let y = expected.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits];
    const diagonal = x - y;
    const previous = comesFromAbove(reach, max, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const previousX = reach[previous + max];
    const previousY = previousX - previous;
    while (x > previousX && y > previousY) {
      x--;
      y--;
      const line = actual[x];
      // Of two such lines the one with the comma is shown.
      result.push([NOP, !commas || line === expected[y] || line.endsWith(',') ? line : expected[y]]);
    }
    if (edits === 0) break;
    if (x > previousX) result.push([INSERT, actual[--x]]);
    else result.push([DELETE, expected[--y]]);
  }
  return result.reverse();
}

function checkInput(value, name) {
  const { validateString, validateStringArray } = require('internal/validators');
  if (Array.isArray(value)) validateStringArray(value, name);
  else validateString(value, name);
}

/** util.diff: an empty array for inputs that are the same. */
function diff(actual, expected) {
  if (actual === expected) return [];
  checkInput(actual, 'actual');
  checkInput(expected, 'expected');
  return myersDiff(actual, expected);
}

module.exports = { DELETE, INSERT, NOP, diff, myersDiff };
