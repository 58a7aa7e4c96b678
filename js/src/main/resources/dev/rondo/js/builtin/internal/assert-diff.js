'use strict';

// The message of an assertion that failed: both values, and what is different in them.

const { inspect } = require('internal/inspect');
const { DELETE, INSERT, NOP, myersDiff } = require('internal/diff');

const headings = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

const longestString = 512;
const longestOneLine = 12;
const linesToCollapse = 5;
const linesShown = 50;

const plain = { green: '', red: '', blue: '', gray: '', white: '', hasColors: false };

const colored = {
  green: '\u001b[32m',
  red: '\u001b[31m',
  blue: '\u001b[34m',
  gray: '\u001b[90m',
  white: '\u001b[39m',
  hasColors: true,
};

function colorsOf() {
  const { stderr } = require('process');
  return require('internal/colors').shouldColorize(stderr) ? colored : plain;
}

function isObject(value) {
  return value !== null && typeof value === 'object';
}

/** All of a value, in an order that does not depend on how it was made. */
function inspectValue(value) {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: Infinity,
    showHidden: false,
    showProxy: false,
    sorted: true,
    getters: true,
  });
}

function bothObjects(a, b) {
  return (isObject(a) && isObject(b)) || (typeof a === 'function' && typeof b === 'function');
}

/** Equal lines of a diff are shown only near a difference. */
class DiffPrinter {
  constructor(colors, operator) {
    this.colors = colors;
    this.operator = operator;
    this.text = '';
    this.skipped = false;
    this.same = [];
  }

  line(mark, color, value) {
    this.text += `${color}${mark}${this.colors.white} ${value}\n`;
  }

  unchanged(value) {
    this.text += `${this.colors.white}  ${value}\n`;
  }

  endSame() {
    const { same } = this;
    this.same = [];
    const hidden = same.length - linesToCollapse;
    // To hide one or two lines would gain nothing.
    if (hidden === 1 || hidden === 2) same.slice(linesToCollapse).forEach((value) => this.unchanged(value));
    else if (hidden > 2) {
      this.text += `${this.colors.blue}...${this.colors.white}\n`;
      this.unchanged(same[same.length - 1]);
      this.skipped = true;
    }
  }

  add([operation, value]) {
    if (operation === NOP) {
      this.same.push(value);
      if (this.same.length <= linesToCollapse) this.unchanged(value);
      return;
    }
    if (this.same.length > 0) this.endSame();
    if (operation === DELETE) this.line('-', this.colors.red, value);
    else if (this.operator === 'partialDeepStrictEqual') {
      // What is there beside the expected is no mistake.
      this.text += `${this.colors.gray}${this.colors.hasColors ? ' ' : '+'} ${value}${this.colors.white}\n`;
    } else this.line('+', this.colors.green, value);
  }
}

function printDiff(edits, operator, colors) {
  const printer = new DiffPrinter(colors, operator);
  for (const edit of edits) printer.add(edit);
  return { text: `\n${printer.text.trimEnd()}`, skipped: printer.skipped };
}

/** Two lines one above the other, with a mark where they begin to differ. */
function stackedDiff(actual, expected, colors) {
  let text = `\n${colors.green}+${colors.white} ${actual}\n${colors.red}- ${colors.white}${expected}`;
  const { stderr } = require('process');
  const width = stderr?.isTTY ? stderr.columns : 80;
  if (actual.length + expected.length <= width) {
    let i = 0;
    while (i < actual.length && actual[i] === expected[i]) i++;
    // A difference at the very start needs no mark, and there is none if all is the same.
    if (i >= 3 && i < actual.length) text += `\n${' '.repeat(i + 2)}^`;
  }
  return text;
}

/** Strings in one line, the different characters colored. */
function coloredDiff(actual, expected, colors) {
  let text = '';
  for (const [operation, value] of myersDiff(actual.split(''), expected.split(''))) {
    const color = operation === INSERT ? colors.green : operation === DELETE ? colors.red : colors.white;
    text += `${color}${value}${colors.white}`;
  }
  return { text: `\n${text}`, heading: `${colors.green}actual${colors.white} ${colors.red}expected${colors.white}` };
}

function simpleDiff(actual, shownActual, expected, shownExpected, colors) {
  let length = shownActual.length + shownExpected.length;
  if (typeof actual === 'string') length -= 2; // its quotes
  if (typeof expected === 'string') length -= 2;
  // "0 !== -0" would look odd.
  const zeros = actual === 0 && expected === 0;
  if (length <= longestOneLine && !zeros) return { text: `${shownActual} !== ${shownExpected}`, heading: '' };
  const areStrings = typeof actual === 'string' && typeof expected === 'string';
  if (areStrings && colors.hasColors) return coloredDiff(shownActual, shownExpected, colors);
  return { text: stackedDiff(shownActual, shownExpected, colors) };
}

function identical(lines, full) {
  if (lines.length <= linesShown || full) return { text: lines.join('\n'), heading: '', skipped: false };
  return { text: `${lines.slice(0, linesShown).join('\n')}\n...}`, heading: '', skipped: true };
}

function headingOf(operator, colors) {
  if (operator !== 'partialDeepStrictEqual' || !colors.hasColors) return '+ actual - expected';
  return `${colors.gray}actual${colors.white} ${colors.red}- expected${colors.white}`;
}

/** The message for `actual` and `expected` under a strict operator; `customMessage` replaces its first line. */
function createDiff(actual, expected, operator, customMessage, full) {
  const colors = colorsOf();
  const shownActual = inspectValue(actual);
  const shownExpected = inspectValue(expected);
  const linesActual = shownActual.split('\n');
  const linesExpected = shownExpected.split('\n');
  let name = operator === 'strictEqual' && bothObjects(actual, expected) ? 'strictEqualObject' : operator;
  const isSimple =
    linesActual.length === 1 && linesExpected.length === 1 && !(isObject(actual) && isObject(expected));
  let parts;
  if (isSimple) parts = simpleDiff(actual, linesActual[0], expected, linesExpected[0], colors);
  else if (shownActual === shownExpected) {
    name = 'notIdentical';
    parts = identical(linesActual, full);
  } else parts = printDiff(myersDiff(linesActual, linesExpected, isObject(actual)), name, colors);
  const heading = parts.heading ?? headingOf(name, colors);
  const skipped = parts.skipped ? '\n... Skipped lines' : '';
  return `${customMessage || headings[name]}\n${heading}${skipped}\n${parts.text}\n`;
}

/** The message for the one value that ought to have been different. */
function describeUnequal(actual, operator, full) {
  let heading = headings[operator];
  if (operator === 'notStrictEqual' && (isObject(actual) || typeof actual === 'function')) {
    heading = headings.notStrictEqualObject;
  }
  const lines = inspectValue(actual).split('\n');
  if (lines.length > linesShown && !full) {
    const colors = colorsOf();
    lines.length = linesShown - 3;
    lines[linesShown - 4] = `${colors.blue}...${colors.white}`;
  }
  if (lines.length === 1) return `${heading}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
  return `${heading}\n\n${lines.join('\n')}\n`;
}

function shorten(text, length) {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

/** The message for loose operators and those that are no words: "1 == 2". */
function describeLoose(actual, expected, operator, full) {
  const shownActual = inspectValue(actual);
  const shownExpected = inspectValue(expected);
  if (operator === 'notDeepEqual' && shownActual === shownExpected) {
    const text = `${headings.notDeepEqual}\n\n${shownActual}`;
    return full ? text : shorten(text, 2 * longestString);
  }
  const first = full ? shownActual : shorten(shownActual, longestString);
  const second = full ? shownExpected : shorten(shownExpected, longestString);
  if (operator === 'deepEqual') return `${headings.deepEqual}\n\n${first}\n\nshould loosely deep-equal\n\n${second}`;
  if (operator === 'notDeepEqual') {
    return `${headings.notDeepEqualUnequal}\n\n${first}\n\nshould not loosely deep-equal\n\n${second}`;
  }
  return `${first} ${operator} ${second}`;
}

module.exports = { createDiff, describeLoose, describeUnequal };
