'use strict';

// process.stdout, stderr and stdin. Output is written at once.

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

class Input extends EventEmitter {
  constructor() {
    super();
    this.fd = 0;
    this.isTTY = binding.process.isTerminal(0) || undefined;
    this.reading = false;
    this.on('newListener', (event) => {
      if (event === 'data' || event === 'readable' || event === 'end') this.resume();
    });
  }

  setEncoding(encoding) {
    this.encoding = encoding;
    return this;
  }

  resume() {
    if (!this.reading) {
      this.reading = true;
      binding.process.read((bytes) => this._chunk(bytes));
    }
    return this;
  }

  pause() {
    return this;
  }

  ref() {
    return this;
  }

  unref() {
    return this;
  }

  _chunk(bytes) {
    if (bytes === undefined) {
      this.emit('end');
      this.emit('close');
      return;
    }
    const { Buffer } = require('buffer');
    const chunk = Buffer.from(bytes);
    this.emit('data', this.encoding === undefined ? chunk : chunk.toString(this.encoding));
    binding.process.read((next) => this._chunk(next));
  }
}

module.exports = { output: (fd) => new Output(fd), input: () => new Input() };
