'use strict';

// What a path of Windows begins with: a server and its share, a device, a drive, or only a separator.

const RESERVED = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9\u00b9\u00b2\u00b3])$/i;

function isSeparator(character) {
  return character === '\\' || character === '/';
}

function hasDrive(path) {
  return /^[A-Za-z]:/.test(path);
}

/** Whether files cannot have this name, since it is a device's in all directories. */
function isReserved(name) {
  return RESERVED.test(name);
}

/**
 * Takes a path apart: `{ device, absolute, end }`. The device is empty or like `C:`, `\\server\share` or `\\.`, and what
 * comes after it begins at `end`.
 */
function partsFrom(path) {
  if (hasDrive(path)) {
    const absolute = isSeparator(path[2]);
    return { device: path.slice(0, 2), absolute, end: absolute ? 3 : 2 };
  }
  if (!isSeparator(path[0])) return { device: '', absolute: false, end: 0 };
  const named = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/.exec(path);
  if (named === null) return { device: '', absolute: true, end: 1 };
  const [whole, server, share] = named;
  if (server === '.' || server === '?') return { device: `\\\\${server}`, absolute: true, end: 4 };
  return { device: `\\\\${server}\\${share}`, absolute: true, end: whole.length };
}

/** The same for `normalize`, to which names like `COM1:` are devices too. */
function normalRoot(path) {
  const parts = partsFrom(path);
  const colon = path.indexOf(':');
  if (parts.device === '' && !parts.absolute && colon > 0 && isReserved(path.slice(0, colon))) {
    return { device: path.slice(0, colon + 1), absolute: false, end: colon + 1 };
  }
  if (colon > 4 && /^\\\\[.?]$/.test(parts.device) && isReserved(path.slice(4, colon))) {
    return { device: `\\\\?\\${path.slice(4, colon + 1)}`, absolute: true, end: colon + 1 };
  }
  return parts;
}

module.exports = { hasDrive, isReserved, isSeparator, normalRoot, partsFrom };
