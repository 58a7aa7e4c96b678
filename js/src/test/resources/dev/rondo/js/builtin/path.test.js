'use strict';

// path: the paths of Windows, errors, and how the two halves know each other.

const assert = require('assert');
const path = require('path');

const { win32 } = path;

function check(name, cases) {
  for (const [expected, ...args] of cases) {
    assert.deepStrictEqual(win32[name](...args), expected, `${name} of ${JSON.stringify(args)}`);
  }
}

function eachHalfKnowsTheOther() {
  assert.strictEqual(path.posix, path);
  assert.strictEqual(win32.posix, path);
  assert.strictEqual(win32.win32, win32);
  assert.strictEqual(require('path/posix'), path);
  assert.strictEqual(require('node:path/win32'), win32);
  assert.strictEqual(win32._makeLong, win32.toNamespacedPath);
  assert.deepStrictEqual(Object.keys(win32), Object.keys(path));
  assert.deepStrictEqual([win32.sep, win32.delimiter, path.sep, path.delimiter], ['\\', ';', '/', ':']);
}

function pathsOfWindowsAreNormalized() {
  check('normalize', [
    ['.', ''], ['\\', '/'], ['C:\\b\\', 'C:/a/../b//'], ['C:..\\a', 'C:../a'], ['\\\\srv\\share\\a', '//srv/share/../a'],
    ['\\\\srv\\share\\', '//srv/share'], ['\\\\.\\pipe\\x', '\\\\.\\pipe\\a\\..\\x'], ['..\\a', './../b/../a'],
    ['.\\c:\\b', './a/../c:/b'], ['.\\CON:a', 'CON:a'], ['.\\nul:', 'x\\..\\nul:'],
  ]);
  check('join', [
    ['.', ''], ['a\\c', 'a', 'b', '..', '/c'], ['\\a\\b', '/', '/a', 'b'], ['\\\\srv\\share\\', '//srv', 'share'],
    ['\\srv\\share', '/', '/srv', 'share'], ['a\\CON:\\b\\..', 'a', 'CON:/b/..'],
  ]);
}

function pathsOfWindowsAreTakenApart() {
  check('parse', [
    [{ root: 'C:\\', dir: 'C:\\a', base: 'b.c.js', ext: '.js', name: 'b.c' }, 'C:\\a\\b.c.js'],
    [{ root: '//srv/share/', dir: '//srv/share/', base: '.x', ext: '', name: '.x' }, '//srv/share/.x'],
    [{ root: 'C:', dir: 'C:', base: 'a', ext: '', name: 'a' }, 'C:a/'],
    [{ root: '', dir: '', base: '', ext: '', name: '' }, ''],
  ]);
  check('dirname', [['C:\\', 'C:\\a'], ['C:', 'C:a'], ['a', 'a/b/'], ['.', 'a'], ['\\\\srv\\share\\', '\\\\srv\\share\\a']]);
  check('basename', [['b', 'a\\b/'], ['', 'C:'], ['b', 'C:b.js', '.js'], ['.js', '.js', 'js.js'], ['', 'a', 'a'], ['b', 'a/b', 'b']]);
  check('extname', [['.js', 'a.b.js\\'], ['', '..'], ['.', 'a.'], ['', 'C:.a']]);
  check('format', [['C:\\a\\b.js', { dir: 'C:\\a', name: 'b', ext: 'js' }], ['C:\\a', { root: 'C:\\', dir: 'C:\\', base: 'a' }]]);
}

function pathsOfWindowsAreResolvedAgainstTheirDrive() {
  const here = process.cwd().replaceAll('/', '\\');
  const { env } = process;
  process.env = { '=C:': 'C:\\now', '=D:': 'E:\\other' };
  try {
    check('resolve', [
      [here], [`${here}\\a`, 'a'], ['C:\\now\\a', 'C:a'], ['D:\\a', 'D:a'], ['C:\\b', 'C:\\a', 'D:x', 'C:..\\b'],
      ['\\\\srv\\share\\b', '//srv/share/a', '../b'], [`X:${here}`, 'X:'],
    ]);
  } finally {
    process.env = env;
  }
  check('isAbsolute', [[true, 'C:/'], [false, 'C:'], [true, '/a'], [false, 'a'], [false, '']]);
  check('toNamespacedPath', [['\\\\?\\C:\\a', 'C:/a'], ['\\\\?\\UNC\\srv\\share\\a', '//srv/share/a'], ['\\\\.\\x', '\\\\.\\x'], [5, 5]]);
}

function relativePathsOfWindowsDoNotMindCase() {
  check('relative', [
    ['B', 'C:\\a', 'c:\\A\\B'], ['..\\c', 'C:\\a\\b', 'C:\\a\\c'], ['D:\\b', 'C:\\a', 'D:\\b'], ['', 'C:\\a', 'c:\\A\\'],
    ['..\\..\\other\\b', '\\\\srv\\share\\a', '\\\\srv\\other\\b'], ['a', 'C:\\', 'C:\\a'], ['..\\b', 'C:\\\u0130\\a', 'C:\\\u0130\\b'],
  ]);
}

function argumentsMustBeStrings() {
  const message = (name) => `The "${name}" argument must be of type string. Received type number (5)`;
  for (const half of [path, win32]) {
    for (const name of ['basename', 'dirname', 'extname', 'isAbsolute', 'join', 'normalize', 'parse']) {
      assert.throws(() => half[name](5), { code: 'ERR_INVALID_ARG_TYPE', message: message('path') });
    }
    assert.throws(() => half.basename(5, 5), { message: message('suffix') });
    assert.throws(() => half.relative('a', 5), { message: message('to') });
    assert.throws(() => half.resolve('a', 5, 'b'), { message: message('paths[1]') });
    assert.throws(() => half.format('a'), { message: /"pathObject" argument must be of type object/ });
  }
  assert.strictEqual(path.resolve(5, '/a'), '/a');
  assert.strictEqual(win32.resolve(5, 'C:\\a'), 'C:\\a');
}

eachHalfKnowsTheOther();
pathsOfWindowsAreNormalized();
pathsOfWindowsAreTakenApart();
pathsOfWindowsAreResolvedAgainstTheirDrive();
relativePathsOfWindowsDoNotMindCase();
argumentsMustBeStrings();
