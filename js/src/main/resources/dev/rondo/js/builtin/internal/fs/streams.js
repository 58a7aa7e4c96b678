'use strict';

// ReadStream and WriteStream: files as streams.

const { Readable, Writable, finished } = require('stream');
const { codes } = require('internal/errors');
const check = require('internal/fs/check');
const operations = require('internal/fs/operations');
const { later } = require('internal/fs/request');
const { validateFunction, validateInteger } = require('internal/validators');

function settingsOf(options, defaults) {
  return { ...defaults, ...check.options(options) };
}

function validateRange(settings, name) {
  if (settings[name] !== undefined) validateInteger(settings[name], name, 0);
}

// A file may come as a number, or as a handle that somebody else closes.
function descriptorOf(fd) {
  if (fd !== null && typeof fd === 'object') return fd.fd;
  return check.fd(fd);
}

function open(stream, callback) {
  later(operations.open[1](stream.path, stream.flags, stream.mode), (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    stream.fd = fd;
    callback();
    stream.emit('open', fd);
    stream.emit('ready');
  });
}

function close(stream, error, callback) {
  const { fd } = stream;
  if (typeof fd !== 'number' || !stream.autoClose) {
    callback(error);
    return;
  }
  stream.fd = null;
  later(operations.close[1](fd), (failed) => callback(failed || error));
}

function prepare(stream, path, settings) {
  if (settings.fd === undefined || settings.fd === null) {
    stream.fd = null;
    stream.path = check.path(path);
    stream.flags = settings.flags;
    stream.mode = settings.mode;
  } else {
    stream.fd = descriptorOf(settings.fd);
    stream.path = path || undefined;
  }
  stream.autoClose = settings.autoClose;
  stream.start = settings.start;
  stream.pos = settings.start;
}

class ReadStream extends Readable {
  constructor(path, options) {
    const settings = settingsOf(options, { flags: 'r', mode: 0o666, autoClose: true, end: Infinity, highWaterMark: 64 * 1024 });
    validateRange(settings, 'start');
    if (settings.end !== Infinity) validateRange(settings, 'end');
    if (settings.start !== undefined && settings.start > settings.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${settings.end})`, settings.start);
    }
    super({
      highWaterMark: settings.highWaterMark, encoding: settings.encoding, signal: settings.signal,
      emitClose: settings.emitClose ?? true, autoDestroy: settings.autoClose,
    });
    prepare(this, path, settings);
    this.end = settings.end;
    this.bytesRead = 0;
    if (this.pos === undefined && this.end !== Infinity) this.pos = this.start = 0;
  }

  get pending() {
    return this.fd === null;
  }

  _construct(callback) {
    if (typeof this.fd === 'number') callback();
    else open(this, callback);
  }

  _read(size) {
    const room = this.pos === undefined ? size : Math.min(this.end - this.pos + 1, size);
    if (room <= 0) {
      this.push(null);
      return;
    }
    const buffer = require('buffer').Buffer.allocUnsafeSlow(room);
    const request = { op: 'read', syscall: 'read', args: [this.fd, buffer, 0, room, this.pos ?? -1] };
    later(request, (error, count) => this.#arrived(error, count, buffer));
  }

  #arrived(error, count, buffer) {
    if (error) {
      this.destroy(error);
      return;
    }
    if (count === 0) {
      this.push(null);
      return;
    }
    this.bytesRead += count;
    if (this.pos !== undefined) this.pos += count;
    this.push(count === buffer.length ? buffer : buffer.subarray(0, count));
  }

  _destroy(error, callback) {
    close(this, error, callback);
  }

  close(callback) {
    if (callback !== undefined) {
      validateFunction(callback, 'cb');
      finished(this, callback);
    }
    this.destroy();
  }
}

class WriteStream extends Writable {
  constructor(path, options) {
    const settings = settingsOf(options, { flags: 'w', mode: 0o666, autoClose: true });
    if (settings.flags === 'w' && settings.start !== undefined) settings.flags = 'r+';
    validateRange(settings, 'start');
    super({
      highWaterMark: settings.highWaterMark, signal: settings.signal, decodeStrings: true,
      emitClose: settings.emitClose ?? true, autoDestroy: settings.autoClose,
    });
    prepare(this, path, settings);
    this.bytesWritten = 0;
    if (settings.encoding) this.setDefaultEncoding(settings.encoding);
  }

  get pending() {
    return this.fd === null;
  }

  _construct(callback) {
    if (typeof this.fd === 'number') callback();
    else open(this, callback);
  }

  _write(chunk, encoding, callback) {
    later({ op: 'write', syscall: 'write', args: [this.fd, chunk, this.pos ?? -1] }, (error, count) => {
      if (error) {
        callback(error);
        return;
      }
      this.bytesWritten += count;
      if (this.pos !== undefined) this.pos += count;
      callback();
    });
  }

  _destroy(error, callback) {
    close(this, error, callback);
  }

  close(callback) {
    if (callback !== undefined) {
      validateFunction(callback, 'cb');
      if (this.closed) {
        require('process').nextTick(callback);
        return;
      }
      this.on('close', callback);
    }
    if (!this.autoClose) this.on('finish', this.destroy);
    this.end();
  }

  destroySoon() {
    this.end();
  }
}

module.exports = { ReadStream, WriteStream };
