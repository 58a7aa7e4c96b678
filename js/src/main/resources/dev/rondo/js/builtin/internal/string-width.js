'use strict';

// How wide a text is on a terminal, and the text without the terminal's control sequences.

// An operating system command ends with BEL or ST; a control sequence ends with a letter or one of a few signs.
const command = '[\\u001B\\u009B]\\][^\\u0007\\u001B\\u009C]*(?:\\u0007|\\u001B\\u005C|\\u009C)';
const sequence =
  '[\\u001B\\u009B][[\\]()#;?]*(?:\\d{1,4}(?:[;:]\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]';
let control;

function stripControl(text) {
  if (!/[\u001B\u009B]/.test(text)) return text;
  control ??= new RegExp(`${command}|${sequence}`, 'g');
  return text.replace(control, '');
}

// First and last code points of what takes two cells.
const wide = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0x4dbf, 0x4e00, 0xa4c6,
  0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6,
  0x16fe0, 0x18cff, 0x1b000, 0x1b2ff, 0x1f200, 0x1f251, 0x20000, 0x3fffd,
];

function isWide(point) {
  if (point < 0x1100) return false;
  for (let i = 0; i < wide.length; i += 2) {
    if (point < wide[i]) break;
    if (point <= wide[i + 1]) return true;
  }
  return /\p{Emoji_Presentation}/u.test(String.fromCodePoint(point));
}

function widthOf(character) {
  const point = character.codePointAt(0);
  if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return 0;
  if (point < 0x300) return point === 0xad ? 0 : 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return isWide(point) ? 2 : 1;
}

function stringWidth(text, removeControl = true) {
  const bare = removeControl ? stripControl(text) : text;
  if (/^[\x20-\x7e]*$/.test(bare)) return bare.length;
  let width = 0;
  for (const character of bare.normalize('NFC')) width += widthOf(character);
  return width;
}

module.exports = { stringWidth, stripControl };
