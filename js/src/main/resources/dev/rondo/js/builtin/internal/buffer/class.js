'use strict';

// The class Buffer. Its prototype is that of the package, with Node's methods over the package's.

const { Buffer: Package } = require('npm:buffer/index.js');

// What is made by the engine, as by `map`, and by Rondo: no program sees this constructor.
class FastBuffer extends Uint8Array {}

let warned = false;

function warn() {
  if (warned) return;
  warned = true;
  require('process').emitWarning(
    'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
      'Buffer.allocUnsafe(), or Buffer.from() methods instead.', 'DeprecationWarning', 'DEP0005');
}

function Buffer(arg, encodingOrOffset, length) {
  warn();
  if (typeof arg !== 'number') return Buffer.from(arg, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', arg);
  }
  return Buffer.alloc(arg);
}

const own = Object.getOwnPropertyDescriptors(Package.prototype);
delete own.constructor;
Object.defineProperties(FastBuffer.prototype, own);
Object.defineProperty(FastBuffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true });
Buffer.prototype = FastBuffer.prototype;
Object.setPrototypeOf(Buffer, Uint8Array);
Object.defineProperty(Buffer, Symbol.species, { get: () => FastBuffer, configurable: true });

const wrap = (...where) => new FastBuffer(...where);

require('internal/buffer/statics')(Buffer, wrap);
require('internal/buffer/methods')(Buffer.prototype);
require('internal/buffer/numbers')(Buffer.prototype);

module.exports = { Buffer, wrap };
