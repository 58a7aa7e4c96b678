'use strict';

// A child process that runs beside the program.

const EventEmitter = require('events');
const { Readable, Writable } = require('stream');
const { AbortError } = require('internal/errors');
const { errnoException, errnoOf } = require('internal/system-errors');
const host = binding.load('child');
const process = require('process');

class ChildProcess extends EventEmitter {
  #handle = null;
  #open = 0;

  constructor() {
    super();
    this._closesNeeded = 1;
    this._closesGot = 0;
    this.connected = false;
    this.signalCode = null;
    this.exitCode = null;
    this.killed = false;
    this.spawnfile = null;
  }

  spawn(settings) {
    this.spawnfile = settings.file;
    this.spawnargs = settings.args;
    const output = [undefined, readable(settings, 1), readable(settings, 2)];
    const started = host.spawn(settings.command, settings.environment, settings.directory, settings.streams,
      (fd, bytes) => this.#output(output[fd], bytes), (code, bySignal) => this.#exited(code, bySignal));
    if (typeof started === 'string') {
      this.#failed(started, settings, output);
      return;
    }
    [this.#handle, this.pid] = started;
    this.stdin = settings.streams[0] === 'pipe' ? writable(this.#handle) : null;
    [, this.stdout, this.stderr] = output;
    this.stdio = [this.stdin, this.stdout, this.stderr];
    this.#open = 1 + output.filter(Boolean).length;
    for (const each of output.filter(Boolean)) each.once('close', () => this.#closed());
    process.nextTick(() => this.emit('spawn'));
  }

  #failed(code, settings, [, stdout, stderr]) {
    this.stdin = settings.streams[0] === 'pipe' ? new Writable({ write: (chunk, encoding, callback) => callback() }) : null;
    [this.stdout, this.stderr] = [stdout, stderr];
    this.stdio = [this.stdin, stdout, stderr];
    const error = errnoException(errnoOf(code), `spawn ${settings.file}`);
    Object.assign(error, { path: settings.file, spawnargs: settings.args.slice(1) });
    for (const each of [stdout, stderr]) each?.push(null);
    process.nextTick(() => {
      this.exitCode = error.errno;
      this.emit('error', error);
      this.emit('close', error.errno, null);
    });
  }

  #output(stream, bytes) {
    if (stream === null) return;
    if (bytes === undefined) {
      stream.push(null);
      // Nobody needs to read a stream for it to be closed.
      if (stream.readableFlowing === null && stream.listenerCount('readable') === 0) stream.resume();
    } else {
      stream.push(require('buffer').Buffer.from(bytes));
    }
  }

  #exited(code, bySignal) {
    if (bySignal) this.signalCode = require('internal/child/options').signalName(code - 128);
    else this.exitCode = code;
    if (this.stdin !== null) this.stdin.destroy();
    this.emit('exit', this.exitCode, this.signalCode);
    process.nextTick(() => this.#closed());
  }

  #closed() {
    if (--this.#open === 0) this.emit('close', this.exitCode, this.signalCode);
  }

  kill(signal) {
    const name = signal === 0 ? '0' : require('internal/child/options').signalName(signal);
    if (this.#handle === null || this.exitCode !== null || this.signalCode !== null) return false;
    if (name === '0') return true;
    const sent = host.kill(this.#handle, name);
    if (sent) this.killed = true;
    return sent;
  }

  ref() {
    if (this.#handle !== null) host.ref(this.#handle);
  }

  unref() {
    if (this.#handle !== null) host.unref(this.#handle);
  }

  disconnect() {
    const { codes } = require('internal/errors');
    this.emit('error', new codes.ERR_IPC_CHANNEL_CLOSED());
  }

  [Symbol.dispose ?? Symbol('dispose')]() {
    if (!this.killed) this.kill();
  }
}

function readable(settings, fd) {
  return settings.streams[fd] === 'pipe' ? new Readable({ read() {} }) : null;
}

function writable(handle) {
  return new Writable({
    decodeStrings: true,
    write(chunk, encoding, callback) {
      host.write(handle, chunk);
      callback();
    },
    final(callback) {
      host.end(handle);
      callback();
    },
  });
}

function abortWith(child, { signal, killSignal }) {
  const abort = () => {
    if (child.kill(killSignal)) child.emit('error', new AbortError(undefined, { cause: signal.reason }));
  };
  if (signal.aborted) {
    process.nextTick(abort);
    return;
  }
  signal.addEventListener('abort', abort, { once: true });
  child.once('exit', () => signal.removeEventListener('abort', abort));
}

function spawnChild(settings) {
  const child = new ChildProcess();
  child.spawn(settings);
  if (settings.timeout > 0) {
    const timer = setTimeout(() => child.kill(settings.killSignal), settings.timeout);
    child.once('exit', () => clearTimeout(timer));
  }
  if (settings.signal) abortWith(child, settings);
  return child;
}

module.exports = { ChildProcess, spawnChild };
