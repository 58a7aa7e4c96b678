'use strict';

// Changes to a file that is open, made by its path, since that is all Java has for them.

const check = require('internal/fs/check');
const operations = require('internal/fs/operations');
const { runLater, runSync } = require('internal/fs/steps');
const { validateFunction } = require('internal/validators');

function* change(fd, syscall, ...args) {
  const name = syscall.slice(1);
  const number = check.fd(fd);
  const path = yield { op: 'pathOf', syscall, args: [number] };
  yield { ...operations[name === 'utime' ? 'utimes' : name][1](path, ...args), syscall, path: undefined };
}

const steps = {
  chmod: (fd, mode) => change(fd, 'fchmod', check.mode(mode)),
  chown: (fd, uid, gid) => change(fd, 'fchown', uid, gid),
  utimes: (fd, atime, mtime) => change(fd, 'futime', check.time(atime, 'atime'), check.time(mtime, 'mtime')),
};

module.exports = { steps };

for (const [name, make] of Object.entries(steps)) {
  module.exports[name] = (...args) => {
    const callback = args.pop();
    validateFunction(callback, 'cb');
    runLater(make(...args), callback);
  };
  module.exports[`${name}Sync`] = (...args) => runSync(make(...args));
}
