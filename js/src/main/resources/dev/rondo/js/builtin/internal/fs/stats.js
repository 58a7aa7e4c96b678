'use strict';

// What stat answers: Stats, BigIntStats.

const { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK } = require('internal/fs/constants');

const NUMBERS = ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks'];
const TIMES = ['atime', 'mtime', 'ctime', 'birthtime'];

class StatsBase {
  isDirectory() {
    return is(this, S_IFDIR);
  }

  isFile() {
    return is(this, S_IFREG);
  }

  isBlockDevice() {
    return is(this, S_IFBLK);
  }

  isCharacterDevice() {
    return is(this, S_IFCHR);
  }

  isSymbolicLink() {
    return is(this, S_IFLNK);
  }

  isFIFO() {
    return is(this, S_IFIFO);
  }

  isSocket() {
    return is(this, S_IFSOCK);
  }
}

function is(stats, kind) {
  return (Number(stats.mode) & S_IFMT) === kind;
}

function Stats() {}
Object.setPrototypeOf(Stats.prototype, StatsBase.prototype);
function BigIntStats() {}
Object.setPrototypeOf(BigIntStats.prototype, StatsBase.prototype);

// Dates are made when they are first asked for.
for (const type of [Stats, BigIntStats]) {
  for (const name of TIMES) {
    Object.defineProperty(type.prototype, name, {
      get() {
        const value = new Date(Math.round(Number(this[`${name}Ms`])));
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
      enumerable: true,
      configurable: true,
    });
  }
}

// From the host's list: the numbers, then seconds and nanoseconds of each time.
function create(values, bigint) {
  const stats = bigint ? new BigIntStats() : new Stats();
  NUMBERS.forEach((name, i) => (stats[name] = bigint ? BigInt(values[i]) : values[i]));
  TIMES.forEach((name, i) => {
    const seconds = values[NUMBERS.length + 2 * i];
    const nanos = values[NUMBERS.length + 2 * i + 1];
    stats[`${name}Ms`] = bigint ? BigInt(seconds) * 1000n + BigInt(nanos) / 1000000n : seconds * 1000 + nanos / 1e6;
  });
  if (bigint) {
    TIMES.forEach((name, i) => {
      stats[`${name}Ns`] = BigInt(values[NUMBERS.length + 2 * i]) * 1000000000n + BigInt(values[NUMBERS.length + 2 * i + 1]);
    });
  }
  return stats;
}

class StatFs {}

module.exports = { BigIntStats, StatFs, Stats, create };
