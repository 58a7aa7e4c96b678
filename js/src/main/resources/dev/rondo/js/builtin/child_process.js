'use strict';

// The module `child_process`.

const { promisify } = require('internal/util');
const { unavailable } = require('internal/unavailable');
const options = require('internal/child/options');
const { ChildProcess, spawnChild } = require('internal/child/process');
const { collect } = require('internal/child/collect');
const sync = require('internal/child/sync');

function spawn(file, args, settings) {
  return spawnChild(options.spawnOptions(file, args, settings));
}

function execFile(file, ...rest) {
  const { args, settings, callback } = options.execFileArguments(rest);
  return collect(options.spawnOptions(file, args, settings), callback);
}

function exec(command, ...rest) {
  const { settings, callback } = options.execArguments(command, rest);
  return collect(options.spawnOptions(command, [], { ...settings, shell: settings.shell || true }), callback);
}

// A promise of { stdout, stderr } that has the child at hand.
function asPromise(run) {
  return (...args) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    promise.child = run(...args, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(Object.assign(error, { stdout, stderr }));
    });
    return promise;
  };
}

Object.defineProperty(exec, promisify.custom, { value: asPromise(exec), enumerable: false });
Object.defineProperty(execFile, promisify.custom, { value: asPromise(execFile), enumerable: false });

module.exports = {
  ChildProcess,
  exec,
  execFile,
  execFileSync: sync.execFileSync,
  execSync: sync.execSync,
  fork: unavailable('child_process.fork'),
  spawn,
  spawnSync: sync.spawnSync,
};
