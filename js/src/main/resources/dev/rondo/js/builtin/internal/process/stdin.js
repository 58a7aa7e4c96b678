'use strict';

// process.stdin. Nothing is read, and nothing keeps the program alive, until somebody listens.

const { Readable } = require('stream');
const host = binding.process;

class Stdin extends Readable {
  #reading = false;

  constructor() {
    // A file stays open behind its end, and so emits no 'close'.
    super({ highWaterMark: 64 * 1024, autoDestroy: !host.isInputFile() });
    this.fd = 0;
    this._isStdio = true;
    if (host.isTerminal(0)) this.isTTY = true;
    // Who pauses wants the program to be able to end, though a reading is under way.
    this.on('pause', () => host.referenceInput(false));
    this.on('resume', () => host.referenceInput(this.#reading));
  }

  _read() {
    if (this.#reading) return;
    this.#reading = true;
    host.read((bytes) => {
      this.#reading = false;
      this.push(bytes === undefined ? null : require('buffer').Buffer.from(bytes));
    });
  }

  _destroy(error, callback) {
    host.referenceInput(false);
    callback(error);
  }

  ref() {
    host.referenceInput(this.#reading);
    return this;
  }

  unref() {
    host.referenceInput(false);
    return this;
  }

  setRawMode() {
    return this;
  }
}

module.exports = { create: () => new Stdin() };
