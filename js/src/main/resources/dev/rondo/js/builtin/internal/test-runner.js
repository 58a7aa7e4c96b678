'use strict';

// The runner of node:test. Suites collect their tests at once; all of them begin when the program's top level has ended.

const process = require('process');

class Suite {
  constructor(name, parent, options) {
    this.name = name;
    this.parent = parent;
    this.skip = options.skip;
    this.children = [];
    this.hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
    this.failed = 0;
  }

  get depth() {
    return this.parent === undefined ? -1 : this.parent.depth + 1;
  }

  // Those of the suites around it come first.
  hooksFor(kind) {
    return [...(this.parent?.hooksFor(kind) ?? []), ...this.hooks[kind]];
  }
}

const root = new Suite('root', undefined, {});
let current = root;
let started = false;

function print(depth, text) {
  process.stdout.write(`${'    '.repeat(Math.max(0, depth))}${text}\n`);
}

function normalized(args) {
  const name = typeof args[0] === 'string' ? args.shift() : undefined;
  const options = typeof args[0] === 'object' && args[0] !== null ? args.shift() : {};
  const fn = args[0] ?? (() => undefined);
  return { name: name ?? (fn.name || '<anonymous>'), options, fn };
}

function begin() {
  if (started) return;
  started = true;
  print(0, 'TAP version 13');
  setImmediate(async () => {
    await runChildren(root);
    print(0, `1..${root.children.length}`);
    if (root.failed > 0) process.exitCode = 1;
  });
}

function test(...args) {
  const { name, options, fn } = normalized(args);
  return new Promise((resolve) => {
    current.children.push({ name, options, fn, resolve, suite: current });
    begin();
  });
}

function describe(...args) {
  const { name, options, fn } = normalized(args);
  const suite = new Suite(name, current, options);
  current.children.push(suite);
  const outer = current;
  current = suite;
  try {
    fn(suite);
  } finally {
    current = outer;
  }
  begin();
}

function only(fn, skip) {
  return Object.assign(fn, {
    skip: (...args) => {
      const { name, options, fn: body } = normalized(args);
      return skip(name, { ...options, skip: true }, body);
    },
    todo: (...args) => {
      const { name, options } = normalized(args);
      return skip(name, { ...options, skip: true }, () => undefined);
    },
    only: fn,
  });
}

async function runChildren(suite) {
  for (const hook of suite.hooks.before) await hook();
  for (let i = 0; i < suite.children.length; i++) {
    const child = suite.children[i];
    const error = await (child instanceof Suite ? runSuite(child) : runTest(child, suite));
    const skipped = child.skip || child.options?.skip ? ' # SKIP' : '';
    print(suite.depth + 1, `${error === undefined ? 'ok' : 'not ok'} ${i + 1} - ${child.name}${skipped}`);
    if (error !== undefined) {
      suite.failed++;
      print(suite.depth + 1, `  ---\n${require('util').inspect(error)}\n  ...`);
    }
    child.resolve?.();
  }
  for (const hook of suite.hooks.after) await hook();
}

async function runSuite(suite) {
  if (suite.skip) return undefined;
  print(suite.depth, `# Subtest: ${suite.name}`);
  try {
    await runChildren(suite);
  } catch (error) {
    return error;
  }
  return suite.failed > 0 ? new Error(`${suite.failed} subtests failed`) : undefined;
}

// Answers the error, or undefined.
async function runTest({ name, options, fn }, suite) {
  if (options.skip) return undefined;
  const inner = new Suite(name, suite, options);
  const context = contextOf(inner);
  try {
    for (const hook of suite.hooksFor('beforeEach')) await hook(context);
    if (fn.length > 1) await new Promise((resolve, reject) => fn(context, (error) => (error ? reject(error) : resolve())));
    else await fn(context);
    for (const hook of [...inner.hooks.after, ...suite.hooksFor('afterEach')]) await hook(context);
  } catch (error) {
    return error ?? new Error(String(error));
  }
  return inner.failed > 0 ? new Error(`${inner.failed} subtests failed`) : undefined;
}

function contextOf(suite) {
  return {
    name: suite.name,
    after: (fn) => suite.hooks.after.push(fn),
    diagnostic: (text) => print(suite.depth, `# ${text}`),
    skip() {},
    todo() {},
    get assert() {
      return require('assert');
    },
    get mock() {
      return require('internal/test-mock').mock;
    },
    // A test within a test runs at once, and is waited for.
    async test(...args) {
      const { name, options, fn } = normalized(args);
      const error = await runTest({ name, options, fn }, suite);
      print(suite.depth + 1, `${error === undefined ? 'ok' : 'not ok'} - ${name}`);
      if (error === undefined) return;
      suite.failed++;
      print(suite.depth + 1, require('util').inspect(error));
    },
  };
}

function hook(kind) {
  return (fn) => {
    current.hooks[kind].push(fn);
  };
}

module.exports = {
  after: hook('after'),
  afterEach: hook('afterEach'),
  before: hook('before'),
  beforeEach: hook('beforeEach'),
  describe: only(describe, describe),
  test: only(test, test),
};
