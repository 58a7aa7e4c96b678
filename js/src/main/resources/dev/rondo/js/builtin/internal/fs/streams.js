'use strict';

// ReadStream and WriteStream: files as streams. They are functions, since programs call them without new and inherit from
// them as they did before there were classes.

const fs = require('fs');
const { Readable, Writable, finished } = require('stream');
const { codes } = require('internal/errors');
const check = require('internal/fs/check');
const { validateFunction, validateInteger } = require('internal/validators');

const kFs = Symbol('fs');

// The functions that a stream calls are those of fs, or the program's own.
function functionsOf(settings, names) {
  const { fd } = settings;
  if (typeof fd === 'object' && fd !== null && typeof fd.close === 'function') {
    if (settings.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
    const close = (_, callback) => fd.close().then(() => callback(), callback);
    return { close, read: fs.read, write: fs.write };
  }
  const own = settings.fs ?? fs;
  for (const name of names) {
    if (settings.fs && !(name === 'close' && settings.autoClose === false)) validateFunction(own[name], `options.fs.${name}`);
  }
  return own;
}

function validateRange(settings, name) {
  if (settings[name] !== undefined && settings[name] !== Infinity) validateInteger(settings[name], name, 0);
}

// A file may come as a number, or as a handle that somebody else closes.
function descriptorOf(fd) {
  if (typeof fd === 'object' && typeof fd.fd === 'number') return fd.fd;
  return check.fd(fd);
}

function prepare(stream, path, settings) {
  const given = settings.fd !== undefined && settings.fd !== null;
  stream.fd = given ? descriptorOf(settings.fd) : null;
  if (given && typeof settings.fd === 'object') settings.fd.on?.('close', () => stream.close());
  stream.path = given && !path ? undefined : check.path(path);
  stream.flags = settings.flags;
  stream.mode = settings.mode === undefined ? 0o666 : settings.mode;
  stream.start = settings.start;
  stream.pos = undefined;
  stream.autoClose = settings.autoClose;
}

function construct(callback) {
  const stream = this;
  if (typeof stream.fd === 'number') {
    callback();
    return;
  }
  // Programs that replaced open, which streams no longer have, are still asked.
  if (stream.open !== defaultOpen) {
    openByProgram(stream, callback);
    return;
  }
  stream[kFs].open(stream.path, stream.flags, stream.mode, (error, fd) => {
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

function openByProgram(stream, callback) {
  const emit = stream.emit;
  stream.emit = function (event, value, ...rest) {
    if (event === 'open') {
      stream.emit = emit;
      callback();
      Reflect.apply(emit, stream, [event, value, ...rest]);
    } else if (event === 'error') {
      stream.emit = emit;
      callback(value);
    } else {
      return Reflect.apply(emit, stream, [event, value, ...rest]);
    }
    return true;
  };
  stream.open();
}

function defaultOpen() {}

function destroy(error, callback) {
  const { fd } = this;
  if (typeof fd !== 'number') {
    callback(error);
    return;
  }
  const end = () => {
    this.fd = null;
    this[kFs].close(fd, (failed) => callback(failed || error));
  };
  // What is being read or written ends first.
  if (this.busy) this.once('idle', end);
  else end();
}

// Whether the stream was destroyed meanwhile.
function finishWork(stream) {
  stream.busy = false;
  if (stream.destroyed) stream.emit('idle');
  return stream.destroyed;
}

function inherit(type, Base) {
  Object.setPrototypeOf(type.prototype, Base.prototype);
  Object.setPrototypeOf(type, Base);
  Object.assign(type.prototype, { open: defaultOpen, _construct: construct, _destroy: destroy });
  Object.defineProperty(type.prototype, 'pending', {
    get() {
      return this.fd === null;
    },
    configurable: true,
  });
  Object.defineProperty(type.prototype, 'autoClose', {
    get() {
      return (this._readableState ?? this._writableState).autoDestroy;
    },
    set(value) {
      (this._readableState ?? this._writableState).autoDestroy = value;
    },
  });
}

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  const settings = { flags: 'r', autoClose: true, end: Infinity, highWaterMark: 64 * 1024, ...check.options(options) };
  this[kFs] = functionsOf(settings, ['open', 'read', 'close']);
  Reflect.apply(Readable, this, [{
    highWaterMark: settings.highWaterMark ?? 64 * 1024, encoding: settings.encoding, signal: settings.signal,
    emitClose: settings.emitClose ?? true, autoDestroy: settings.autoClose ?? true,
  }]);
  settings.autoClose ??= true;
  prepare(this, path, settings);
  this.end = settings.end ?? Infinity;
  this.bytesRead = 0;
  validateRange(settings, 'start');
  validateRange({ end: this.end }, 'end');
  if (this.start !== undefined) {
    if (this.start > this.end) throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    this.pos = this.start;
  } else if (this.end !== Infinity) {
    this.pos = 0;
  }
  return undefined;
}

inherit(ReadStream, Readable);

ReadStream.prototype._read = function (size) {
  const room = this.pos === undefined ? Math.min(this.end - this.bytesRead + 1, size) : Math.min(this.end - this.pos + 1, size);
  if (room <= 0) {
    this.push(null);
    return;
  }
  const buffer = require('buffer').Buffer.allocUnsafeSlow(room);
  this.busy = true;
  this[kFs].read(this.fd, buffer, 0, room, this.pos, (error, count) => {
    if (finishWork(this)) return;
    if (error) this.destroy(error);
    else arrived(this, count, buffer);
  });
};

function arrived(stream, count, buffer) {
  if (count === 0) {
    stream.push(null);
    return;
  }
  if (stream.pos !== undefined) stream.pos += count;
  stream.bytesRead += count;
  if (count === buffer.length) {
    stream.push(buffer);
    return;
  }
  // A short piece does not keep the whole of the memory that was there for it.
  const part = require('buffer').Buffer.allocUnsafeSlow(count);
  buffer.copy(part, 0, 0, count);
  stream.push(part);
}

ReadStream.prototype.close = function (callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  const settings = { flags: 'w', autoClose: true, ...check.options(options) };
  settings.autoClose ??= true;
  this[kFs] = functionsOf(settings, ['open', 'write', 'close']);
  Reflect.apply(Writable, this, [{
    highWaterMark: settings.highWaterMark, signal: settings.signal, decodeStrings: true,
    emitClose: settings.emitClose ?? true, autoDestroy: settings.autoClose,
  }]);
  prepare(this, path, settings);
  this.bytesWritten = 0;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
    if (options?.flags === undefined) this.flags = 'r+';
  }
  if (settings.encoding) this.setDefaultEncoding(settings.encoding);
  return undefined;
}

inherit(WriteStream, Writable);

WriteStream.prototype._write = function (chunk, encoding, callback) {
  this.busy = true;
  this[kFs].write(this.fd, chunk, 0, chunk.length, this.pos, (error, count) => {
    if (finishWork(this)) {
      callback(error);
      return;
    }
    if (error) {
      callback(error);
      return;
    }
    this.bytesWritten += count;
    if (this.pos !== undefined) this.pos += count;
    if (count < chunk.length) this._write(chunk.subarray(count), encoding, callback);
    else callback();
  });
};

WriteStream.prototype.close = function (callback) {
  if (callback) {
    if (this.closed) {
      require('process').nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};

WriteStream.prototype.destroySoon = WriteStream.prototype.end;

module.exports = { ReadStream, WriteStream };
