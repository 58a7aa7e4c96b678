'use strict';

// How a socket gets its connection: by path, by an address, or by a name of which the addresses are tried in turn.

const { codes } = require('internal/errors');
const { validateFunction, validateInt32, validateNumber, validatePort, validateString } =
  require('internal/validators');
const { isIP } = require('internal/net/address');
const { lookup } = require('internal/net/lookup');
const options = require('internal/net/options');
const { errnoOf, exceptionWithHostPort } = require('internal/system-errors');
const host = binding.load('net');
const { nextTick } = require('process');

// Only addresses of a family that this machine has itself.
const ADDRCONFIG = 32;

function failure(code, address, port, local) {
  return exceptionWithHostPort(errnoOf(code) ?? -4094, 'connect', address, port, local);
}

/** Begins; answers the handle, or an error. `done(error)` comes later. */
function attempt(socket, target, done) {
  const { address, port, localAddress, localPort } = target;
  if (port >= 0) socket.emit('connectionAttempt', address, port, isIP(address));
  if (socket.destroyed) return undefined;
  const unspecified = isIP(address) === 6 ? '::' : '0.0.0.0';
  const from = localAddress || localPort ? localAddress || unspecified : undefined;
  const local = from === undefined ? undefined : `${from}:${localPort || 0}`;
  const handle = host.connect(address, port, from, localPort || 0, (code) => {
    done(code === undefined ? undefined : failure(code, address, port, local));
  });
  return typeof handle === 'string' ? failure(handle, address, port, local) : handle;
}

function single(socket, target) {
  const handle = attempt(socket, target, (error) => {
    if (socket.destroyed) return;
    if (error !== undefined && target.port >= 0) {
      socket.emit('connectionAttemptFailed', target.address, target.port, isIP(target.address), error);
    }
    socket._connected(error);
  });
  if (handle instanceof Error) socket.destroy(handle);
  else if (handle !== undefined) socket._attach(handle);
}

// Another address as soon as one has failed, or has taken too long (RFC 8305, as Node does it: one attempt at a time).
class Attempts {
  #errors = [];
  #current;
  #timer;

  constructor(socket, targets, limit) {
    this.socket = socket;
    this.targets = targets;
    this.limit = limit;
  }

  next() {
    const target = this.targets.shift();
    if (this.socket.destroyed) return;
    if (target === undefined) {
      this.socket.destroy(this.#errors.length === 1 ? this.#errors[0] : this.#allFailed());
      return;
    }
    const handle = attempt(this.socket, target, (error) => this.#done(handle, target, error));
    if (handle instanceof Error) {
      this.#failed(target, handle);
      return;
    }
    if (handle === undefined) return;
    this.#current = handle;
    this.socket._attach(handle);
    if (this.targets.length > 0) this.#timer = setTimeout(() => this.#late(handle, target), this.limit);
  }

  #done(handle, target, error) {
    if (this.socket.destroyed || this.#current !== handle) return;
    clearTimeout(this.#timer);
    if (error === undefined) this.socket._connected();
    else {
      host.close(handle);
      this.#failed(target, error);
    }
  }

  #failed(target, error) {
    this.#errors.push(error);
    this.socket.emit('connectionAttemptFailed', target.address, target.port, isIP(target.address), error);
    this.next();
  }

  #late(handle, target) {
    this.socket.emit('connectionAttemptTimeout', target.address, target.port, isIP(target.address));
    this.#errors.push(failure('ETIMEDOUT', target.address, target.port));
    host.close(handle);
    this.next();
  }

  #allFailed() {
    const error = new AggregateError(this.#errors);
    error.code = this.#errors[0].code;
    return error;
  }
}

function checked(given) {
  const { localAddress, localPort } = given;
  if (localAddress && isIP(localAddress) === 0) throw new codes.ERR_INVALID_IP_ADDRESS(localAddress);
  if (localPort) validateNumber(localPort, 'options.localPort');
  let { port } = given;
  if (port !== undefined) {
    if (typeof port !== 'number' && typeof port !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
    }
    validatePort(port);
  }
  port |= 0;
  if (given.autoSelectFamilyAttemptTimeout !== undefined) {
    validateInt32(given.autoSelectFamilyAttemptTimeout, 'options.autoSelectFamilyAttemptTimeout', 1);
  }
  return { port, localAddress, localPort };
}

function byName(socket, given, target) {
  if (given.lookup != null) validateFunction(given.lookup, 'options.lookup');
  const name = given.host || 'localhost';
  const { family } = given;
  const several = (given.autoSelectFamily ?? options.getDefaultAutoSelectFamily()) &&
    family !== 4 && family !== 6 && !given.localAddress;
  socket._host = name;
  (given.lookup ?? lookup)(name, { family, hints: given.hints || ADDRCONFIG, all: several }, (error, found, foundFamily) => {
    const addresses = Array.isArray(found) ? found : [{ address: found, family: foundFamily }];
    if (error) socket.emit('lookup', error, undefined, undefined, name);
    else for (const each of addresses) socket.emit('lookup', null, each.address, each.family, name);
    if (!socket.connecting) return;
    const wrong = error ? undefined : addresses.find(({ address }) => isIP(address) === 0);
    if (error || wrong !== undefined) {
      nextTick(() => socket.destroy(error ?? new codes.ERR_INVALID_IP_ADDRESS(wrong.address)));
      return;
    }
    socket._active();
    const limit = given.autoSelectFamilyAttemptTimeout ?? options.getDefaultAutoSelectFamilyAttemptTimeout();
    const targets = addresses.map(({ address }) => ({ ...target, address }));
    if (targets.length === 1) single(socket, targets[0]);
    else new Attempts(socket, inTurn(targets), limit).next();
  });
}

// One of each family in turn, beginning with the family of the first.
function inTurn(targets) {
  const first = isIP(targets[0].address);
  const same = targets.filter(({ address }) => isIP(address) === first);
  const others = targets.filter(({ address }) => isIP(address) !== first);
  const all = [];
  while (same.length > 0 || others.length > 0) {
    if (same.length > 0) all.push(same.shift());
    if (others.length > 0) all.push(others.shift());
  }
  return all;
}

/** Begins to connect. */
function connect(socket, given) {
  if (given.path) {
    validateString(given.path, 'options.path');
    single(socket, { address: given.path, port: -1 });
    return;
  }
  const target = checked(given);
  const address = given.host || 'localhost';
  if (isIP(address) === 0) {
    byName(socket, given, target);
    return;
  }
  nextTick(() => {
    if (socket.connecting) single(socket, { ...target, address });
  });
}

module.exports = { connect };
