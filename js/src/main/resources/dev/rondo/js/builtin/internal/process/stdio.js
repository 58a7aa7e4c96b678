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
    let failure;
    if (this.destroyed) {
      failure = undefined;
    } else if (typeof chunk === 'string') {
      failure = binding.process.write(this.fd, chunk);
    } else if (ArrayBuffer.isView(chunk)) {
      failure = binding.process.writeBytes(this.fd, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    } else {
      const { codes } = require('internal/errors');
      if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
      throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
    if (failure !== undefined) this.#fail(failure, done);
    else if (typeof done === 'function') require('process').nextTick(done);
    return failure === undefined;
  }

  // The other end of a pipe has gone, or the disk is full: nothing more is written.
  #fail(message, done) {
    this.destroyed = true;
    this.writable = false;
    const [code, errno] = message.startsWith('Broken pipe') ? ['EPIPE', -32]
      : message.startsWith('No space left') ? ['ENOSPC', -28] : ['EIO', -5];
    const error = Object.assign(new Error(`write ${code}`), { errno, code, syscall: 'write' });
    require('process').nextTick(() => {
      if (typeof done === 'function') done(error);
      this.emit('error', error);
    });
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
