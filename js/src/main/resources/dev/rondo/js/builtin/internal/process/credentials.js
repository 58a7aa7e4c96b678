'use strict';

// process.setuid and its kin. Java cannot change who runs it: they do nothing where nothing would change, and are refused
// otherwise, as to a user without the right.

const { codes } = require('internal/errors');
const { validateArray, validateUint32 } = require('internal/validators');
const host = binding.process;

function checkId(id, name) {
  if (typeof id === 'number') validateUint32(id, name);
  else if (typeof id !== 'string') throw new codes.ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
}

// The number of a user or a group, from the table where the system keeps the names.
function numberOf(id, kind) {
  if (typeof id === 'number') return id;
  const lines = require('fs').readFileSync(kind === 'User' ? '/etc/passwd' : '/etc/group', 'utf8').split('\n');
  const entry = lines.map((line) => line.split(':')).find(([name]) => name === id);
  if (entry === undefined) throw new codes.ERR_UNKNOWN_CREDENTIAL(kind, id);
  return Number(entry[2]);
}

function refused(syscall) {
  return Object.assign(new Error('EPERM, Operation not permitted'), { errno: 1, code: 'EPERM', syscall });
}

function setter(syscall, kind, current) {
  return (id) => {
    checkId(id, 'id');
    if (numberOf(id, kind) !== current()) throw refused(syscall);
  };
}

module.exports = {
  setuid: setter('setuid', 'User', () => host.uid()),
  seteuid: setter('seteuid', 'User', () => host.uid()),
  setgid: setter('setgid', 'Group', () => host.gid()),
  setegid: setter('setegid', 'Group', () => host.gid()),
  setgroups(groups) {
    validateArray(groups, 'groups');
    groups.forEach((group, i) => {
      checkId(group, `groups[${i}]`);
      numberOf(group, 'Group');
    });
    throw refused('setgroups');
  },
  initgroups(user, extraGroup) {
    checkId(user, 'user');
    checkId(extraGroup, 'extraGroup');
    numberOf(user, 'User');
    numberOf(extraGroup, 'Group');
    throw refused('initgroups');
  },
};
