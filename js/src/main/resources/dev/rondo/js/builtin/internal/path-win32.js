'use strict';

// The paths of Windows, for `path.win32`.

const { validateString } = require('internal/validators');
const { hasDrive, isReserved, isSeparator, normalRoot, partsFrom } = require('internal/path-win32-root');

const SEPARATOR = /[\\/]+/;

/** The path without `.`, without empty parts, and with as few `..` as it can do with. */
function reduce(path, keepsAbove) {
  const kept = [];
  for (const part of path.split(SEPARATOR)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (keepsAbove) kept.push(part);
  }
  return kept.join('\\');
}

function endsInSeparator(path) {
  return isSeparator(path.at(-1));
}

// A colon after `..` and the like has gone must not make a drive or a device out of a file.
function mayMislead(path, tail) {
  return hasDrive(tail) || /:(?:[\\/]|$)/.test(path);
}

function normalize(path) {
  validateString(path, 'path');
  if (path.length === 0) return '.';
  if (path.length === 1) return path === '/' ? '\\' : path;
  const { device, absolute, end } = normalRoot(path);
  let tail = reduce(path.slice(end), !absolute);
  if (tail === '' && !absolute) tail = '.';
  if (tail !== '' && end < path.length && endsInSeparator(path)) tail += '\\';
  if (!absolute && device === '' && mayMislead(path, tail)) return `.\\${tail}`;
  // Where there is no colon, Node takes the last character for it.
  if (isReserved(path.slice(0, path.indexOf(':')))) return `.\\${device}${tail}`;
  return absolute ? `${device}\\${tail}` : `${device}${tail}`;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return isSeparator(path[0]) || (hasDrive(path) && isSeparator(path[2]));
}

function join(...paths) {
  const given = [];
  for (const each of paths) {
    validateString(each, 'path');
    if (each !== '') given.push(each);
  }
  if (given.length === 0) return '.';
  let joined = given.join('\\');
  // Only a first argument that looks like a server is one.
  if (!/^[\\/]{2}[^\\/]/.test(given[0])) joined = joined.replace(/^[\\/]{2,}/, '\\');
  const parts = joined.split('\\');
  if (parts.some((part) => part.includes(':') && isReserved(part.slice(0, part.indexOf(':'))))) {
    return joined.replaceAll('/', '\\');
  }
  return normalize(joined);
}

// Each drive has a current directory of its own, which Windows keeps in variables like `=C:`.
function currentDirectory(device) {
  const process = require('process');
  if (device === '') return process.cwd();
  const directory = process.env[`=${device}`] || process.cwd();
  const elsewhere = directory.slice(0, 2).toLowerCase() !== device.toLowerCase() && directory[2] === '\\';
  return elsewhere ? `${device}\\` : directory;
}

// Puts `path` before what is resolved so far, unless it is of another drive. Answers whether that is enough.
function prepend(resolved, path) {
  const { device, absolute, end } = partsFrom(path);
  if (device !== '') {
    if (resolved.device === '') resolved.device = device;
    else if (device.toLowerCase() !== resolved.device.toLowerCase()) return false;
  }
  if (!resolved.absolute) {
    resolved.tail = `${path.slice(end)}\\${resolved.tail}`;
    resolved.absolute = absolute;
  }
  return resolved.absolute && resolved.device !== '';
}

function resolve(...paths) {
  const resolved = { device: '', tail: '', absolute: false };
  let enough = false;
  for (let i = paths.length - 1; i >= 0 && !enough; i--) {
    validateString(paths[i], `paths[${i}]`);
    if (paths[i] !== '') enough = prepend(resolved, paths[i]);
  }
  if (!enough) prepend(resolved, currentDirectory(resolved.device));
  const tail = reduce(resolved.tail, !resolved.absolute);
  return resolved.absolute ? `${resolved.device}\\${tail}` : `${resolved.device}${tail}` || '.';
}

function commonLength(one, other) {
  let i = 0;
  while (i < one.length && i < other.length && one[i] === other[i]) i++;
  return i;
}

function up(count, rest) {
  return [...Array(count).fill('..'), ...rest].join('\\');
}

// For letters whose lower case is longer, so that places in the two do not agree.
function relativeByParts(from, to) {
  const [ours, theirs] = [from, to].map((path) => path.replace(/\\$/, '').split('\\'));
  let same = 0;
  while (same < ours.length && same < theirs.length && ours[same].toLowerCase() === theirs[same].toLowerCase()) same++;
  return same === 0 ? to : up(ours.length - same, theirs.slice(same));
}

function trimmed(path) {
  return path.replace(/^\\+/, '').replace(/\\$/, '');
}

// How much of the two is the same, up to a separator; undefined if they have no root in common.
function sharedLength(ours, theirs) {
  const same = commonLength(ours, theirs);
  if (same < ours.length && same < theirs.length) {
    const at = ours.lastIndexOf('\\', same - 1);
    return at < 0 || same === 0 ? undefined : at;
  }
  if (ours[same] === '\\') return same;
  // Two characters are taken for a drive.
  if (ours.length > same && same === 2) return 3;
  return Math.max(0, ours.lastIndexOf('\\', same - 1));
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  const [source, target] = [resolve(from), resolve(to)];
  const [lowerSource, lowerTarget] = [source.toLowerCase(), target.toLowerCase()];
  if (from === to || lowerSource === lowerTarget) return '';
  if (lowerSource.length !== source.length || lowerTarget.length !== target.length) return relativeByParts(source, target);
  const [ours, theirs, rest] = [trimmed(lowerSource), trimmed(lowerTarget), trimmed(target)];
  if (theirs.length > ours.length && theirs.startsWith(ours)) {
    const whole = target.replace(/^\\+/, '');
    if (theirs[ours.length] === '\\') return whole.slice(ours.length + 1);
    if (ours.length === 2) return whole.slice(2);
  }
  const shared = sharedLength(ours, theirs);
  if (shared === undefined) return target;
  const ups = shared < ours.length ? ours.slice(shared + 1).split('\\').length : 0;
  return ups > 0 ? up(ups, []) + rest.slice(shared) : rest.slice(shared).replace(/^\\/, '');
}

function toNamespacedPath(path) {
  if (typeof path !== 'string' || path.length === 0) return path;
  const resolved = resolve(path);
  if (resolved.length <= 2) return path;
  if (/^\\\\[^?.]/.test(resolved)) return `\\\\?\\UNC\\${resolved.slice(2)}`;
  return hasDrive(resolved) && resolved[2] === '\\' ? `\\\\?\\${resolved}` : resolved;
}

// Where the last part of `path` begins and ends, if that is after `from`.
function lastPart(path, from) {
  let end = path.length;
  while (end > from && isSeparator(path[end - 1])) end--;
  let start = end;
  while (start > from && !isSeparator(path[start - 1])) start--;
  return { start, end };
}

// What `dirname` and `parse` leave alone: how much of the path names a server, a drive or a root.
function rootLength(path) {
  const server = /^[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]?/.exec(path);
  if (server !== null) return server[0].length;
  if (isSeparator(path[0])) return 1;
  if (!hasDrive(path)) return 0;
  return isSeparator(path[2]) ? 3 : 2;
}

function dirname(path) {
  validateString(path, 'path');
  const root = rootLength(path);
  const { start, end } = lastPart(path, root);
  if (start > root && end > start) return path.slice(0, start - 1);
  return root === 0 ? '.' : path.slice(0, root);
}

function baseOf(path) {
  const { start, end } = lastPart(path, hasDrive(path) ? 2 : 0);
  return { start, base: path.slice(start, end) };
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  if (path === suffix) return '';
  const { start, base } = baseOf(path);
  if (!suffix || base === suffix || suffix.length > path.length) return base;
  if (base.endsWith(suffix)) return base.slice(0, -suffix.length);
  // A suffix of which the whole name is only the end leaves the separators on.
  return suffix.endsWith(base) ? path.slice(start) : base;
}

// Where the extension of a name begins.
function dotOf(base) {
  const dot = base.lastIndexOf('.');
  return dot <= 0 || base === '..' ? base.length : dot;
}

function extname(path) {
  validateString(path, 'path');
  const { base } = baseOf(path);
  return base.slice(dotOf(base));
}

function parse(path) {
  validateString(path, 'path');
  const length = rootLength(path);
  const root = path.slice(0, length);
  const { start, end } = lastPart(path, length);
  const base = path.slice(start, end);
  const dot = dotOf(base);
  const dir = start > length ? path.slice(0, start - 1) : root;
  return { root, dir, base, ext: base.slice(dot), name: base.slice(0, dot) };
}

/** The object `path.win32`. */
function complete(posix, format) {
  const win32 = {
    resolve, normalize, isAbsolute, join, relative, toNamespacedPath, dirname, basename, extname, format, parse, sep: '\\',
    delimiter: ';',
  };
  return Object.assign(win32, { win32, posix, _makeLong: toNamespacedPath });
}

module.exports = { complete };
