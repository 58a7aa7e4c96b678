'use strict';

// Where the standard streams are. The console needs no more of them than to write; so the module of streams is loaded only
// for programs that use process.stdout themselves.

const EventEmitter = require('events');
const { errorOf, send } = require('internal/process/output');

class ConsoleOutput extends EventEmitter {
  #fd;

  constructor(fd) {
    super();
    this.#fd = fd;
    this._isStdio = true;
    if (binding.process.isTerminal(fd)) this.isTTY = true;
  }

  // Nothing more is written after an error.
  write(text) {
    if (this.destroyed) return;
    const failure = send(this.#fd, text);
    if (failure === undefined) return;
    this.destroyed = true;
    const error = errorOf(failure);
    require('process').nextTick(() => this.emit('error', error));
  }

  getColorDepth() {
    return this.isTTY ? 4 : 1;
  }
}

const outputs = {};

// The program's own stream, if it has looked at it or put another in its place.
function forConsole(name, fd) {
  const process = require('process');
  const property = Object.getOwnPropertyDescriptor(process, name);
  if (property === undefined || 'value' in property) return process[name];
  outputs[fd] ??= new ConsoleOutput(fd);
  return outputs[fd];
}

module.exports = {
  forConsole,
  output: (fd) => require('internal/process/output-stream').create(fd),
  input: () => require('internal/process/stdin').create(),
};
