'use strict';

// process.stdout and stderr, written at once, and where stdin is.

const EventEmitter = require('events');

class Output extends EventEmitter {
  constructor(fd) {
    super();
    this.fd = fd;
    this.writable = true;
    this.writableLength = 0;
    this._type = binding.process.isTerminal(fd) ? 'tty' : 'fs';
    this._isStdio = true;
    if (this._type === 'tty') {
      this.isTTY = true;
      this.columns = binding.process.columns;
      this.rows = binding.process.rows;
    }
  }

  write(chunk, encoding, callback) {
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof chunk === 'string') {
      binding.process.write(this.fd, chunk);
    } else if (ArrayBuffer.isView(chunk)) {
      binding.process.writeBytes(this.fd, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    } else {
      const { codes } = require('internal/errors');
      throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
    if (typeof done === 'function') require('process').nextTick(done);
    return true;
  }

  end(chunk, encoding, callback) {
    if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk, encoding, callback);
    return this;
  }

  cork() {}

  uncork() {}

  destroy() {
    return this;
  }

  getColorDepth() {
    return this.isTTY ? 4 : 1;
  }

  hasColors(count = 16) {
    return this.isTTY === true && 2 ** this.getColorDepth() >= count;
  }
}

module.exports = { output: (fd) => new Output(fd), input: () => require('internal/process/stdin').create() };
