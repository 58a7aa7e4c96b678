'use strict';

// The module `node:test`: tests one after the other, reported in the Test Anything Protocol.

const runner = require('internal/test-runner');

module.exports = Object.assign(runner.test, {
  after: runner.after,
  afterEach: runner.afterEach,
  before: runner.before,
  beforeEach: runner.beforeEach,
  describe: runner.describe,
  it: runner.test,
  suite: runner.describe,
  test: runner.test,
});

Object.defineProperty(module.exports, 'mock', {
  get: () => require('internal/test-mock').mock,
  enumerable: true,
  configurable: true,
});
