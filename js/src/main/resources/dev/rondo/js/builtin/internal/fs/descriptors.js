'use strict';

// Changes to a file that is open, made by its path, since that is all Java has for them.

const check = require('internal/fs/check');
const operations = require('internal/fs/operations');
const { runLater, runSync } = require('internal/fs/steps');
const { validateFunction } = require('internal/validators');

function* change(fd, syscall, args) {
  const name = syscall.slice(1);
  const path = yield { op: 'pathOf', syscall, args: [fd] };
  yield { ...operations[name === 'utime' ? 'utimes' : name][1](path, ...args), syscall, path: undefined };
}

// Checks what is passed before anything else happens.
function checked(fd, syscall, ...args) {
  return change(fd, syscall, args);
}

const steps = {
  chmod: (fd, mode) => checked(check.fd(fd), 'fchmod', check.mode(mode)),
  chown: (fd, uid, gid) => checked(check.fd(fd), 'fchown', check.id(uid, 'uid'), check.id(gid, 'gid')),
  utimes: (fd, atime, mtime) => checked(check.fd(fd), 'futime', check.time(atime, 'atime'), check.time(mtime, 'mtime')),
};

module.exports = { steps };

for (const [name, make] of Object.entries(steps)) {
  module.exports[name] = (...args) => {
    const work = make(...args.slice(0, make.length));
    const callback = args[make.length];
    validateFunction(callback, 'cb');
    runLater(work, callback);
  };
  module.exports[`${name}Sync`] = (...args) => runSync(make(...args));
}
