'use strict';

// process.stdout and process.stderr. As in Node they can be ended, but not destroyed: the next write goes on.

const { Writable } = require('stream');
const { errorOf, send } = require('internal/process/output');
const host = binding.process;

class SyncWriteStream extends Writable {
  constructor(fd) {
    super();
    this.fd = fd;
    this._type = host.isTerminal(fd) ? 'tty' : 'fs';
    this._isStdio = true;
    this.destroySoon = this.destroy;
    if (this._type === 'tty') {
      this.isTTY = true;
      this.columns = host.columns;
      this.rows = host.rows;
    }
  }

  _write(chunk, encoding, callback) {
    const failure = send(this.fd, chunk);
    callback(failure === undefined ? undefined : errorOf(failure));
  }

  _destroy(error, callback) {
    callback(error);
    this._undestroy();
    if (!this._writableState.emitClose) require('process').nextTick(() => this.emit('close'));
  }

  getColorDepth() {
    return this.isTTY ? 4 : 1;
  }

  hasColors(count = 16) {
    return this.isTTY === true && 2 ** this.getColorDepth() >= count;
  }
}

module.exports = { create: (fd) => new SyncWriteStream(fd) };
