'use strict';

// punycode: the package, and the warning of those who load it.

const assert = require('assert');

function namesAreTranslatedAfterAWarning() {
  const warnings = [];
  process.on('warning', ({ name, code }) => warnings.push(`${name} ${code}`));
  const punycode = require('punycode');
  assert.strictEqual(require('node:punycode'), punycode);
  assert.strictEqual(punycode.toASCII('ma\u00f1ana.com'), 'xn--maana-pta.com');
  assert.strictEqual(punycode.toUnicode('xn--maana-pta.com'), 'ma\u00f1ana.com');
  assert.strictEqual(punycode.encode('b\u00fccher'), 'bcher-kva');
  assert.deepStrictEqual(punycode.ucs2.decode('a\u{1f600}'), [97, 0x1f600]);
  assert.throws(() => punycode.decode('\x80'), { name: 'RangeError' });
  setImmediate(() => assert.deepStrictEqual(warnings, ['DeprecationWarning DEP0040']));
}

namesAreTranslatedAfterAWarning();
