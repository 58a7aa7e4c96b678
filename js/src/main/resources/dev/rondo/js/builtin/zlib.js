'use strict';

// The module `zlib`: deflate, gzip and their reverse as streams, with callbacks, and at once.

const { Buffer } = require('buffer');
const { Transform } = require('stream');
const { codes } = require('internal/errors');
const { checkRangesOrGetDefault, validateFunction } = require('internal/validators');
const { unavailable } = require('internal/unavailable');
const host = binding.load('zlib');

const constants = {
  Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5, Z_OK: 0, Z_STREAM_END: 1,
  Z_NEED_DICT: 2, Z_ERRNO: -1, Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5,
  Z_VERSION_ERROR: -6, Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1,
  Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0, DEFLATE: 1, INFLATE: 2, GZIP: 3,
  GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7, Z_MIN_WINDOWBITS: 8, Z_MAX_WINDOWBITS: 15, Z_DEFAULT_WINDOWBITS: 15,
  Z_MIN_CHUNK: 64, Z_MAX_CHUNK: Infinity, Z_DEFAULT_CHUNK: 16384, Z_MIN_MEMLEVEL: 1, Z_MAX_MEMLEVEL: 9,
  Z_DEFAULT_MEMLEVEL: 8, Z_MIN_LEVEL: -1, Z_MAX_LEVEL: 9, Z_DEFAULT_LEVEL: -1,
};

const MAX_LENGTH = Number.MAX_SAFE_INTEGER;
const STEP = 64 * 1024;

function failure([code, message]) {
  const error = new Error(message);
  error.errno = constants[code];
  error.code = code;
  return error;
}

function bytesOf(data) {
  if (typeof data === 'string') return Buffer.from(data);
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], data);
}

function checked(options) {
  const level = checkRangesOrGetDefault(options.level, 'options.level', -1, 9, -1);
  checkRangesOrGetDefault(options.windowBits, 'options.windowBits', 0, 15, 15);
  checkRangesOrGetDefault(options.memLevel, 'options.memLevel', 1, 9, 8);
  const strategy = checkRangesOrGetDefault(options.strategy, 'options.strategy', 0, 4, 0);
  checkRangesOrGetDefault(options.chunkSize, 'options.chunkSize', 64, Infinity, 16384);
  const most = checkRangesOrGetDefault(options.maxOutputLength, 'options.maxOutputLength', 1, MAX_LENGTH, MAX_LENGTH);
  return { level, strategy: strategy > 2 ? 0 : strategy, dictionary: options.dictionary && bytesOf(options.dictionary), most };
}

class ZlibBase extends Transform {
  constructor(options = {}) {
    super({ ...options, autoDestroy: true });
    this.bytesWritten = 0;
    this._settings = checked(options);
  }

  _destroy(error, callback) {
    this._release();
    callback(error);
  }

  _release() {
    if (this._zlib === null) return;
    host.close(this._zlib);
    this._zlib = null;
  }

  close(callback) {
    if (callback) require('stream').finished(this, callback);
    this.destroy();
  }

  flush(...args) {
    const callback = args.find((each) => typeof each === 'function');
    if (this.writableEnded) {
      if (callback) queueMicrotask(callback);
      return;
    }
    this.write(Buffer.alloc(0), '', () => {
      this._pushFlushed();
      callback?.();
    });
  }

  _pushFlushed() {}

  reset() {
    this._release();
    this._zlib = this._make();
  }

  /** All at once; nothing else may have been written. */
  _whole(data) {
    const pieces = [];
    let length = 0;
    try {
      for (const piece of this._pieces(bytesOf(data), true)) {
        length += piece.byteLength;
        if (length > this._settings.most) throw new codes.ERR_BUFFER_TOO_LARGE(this._settings.most);
        pieces.push(Buffer.from(piece));
      }
    } finally {
      this._release();
    }
    return Buffer.concat(pieces);
  }

  _transform(chunk, encoding, callback) {
    this.bytesWritten += chunk.length;
    this._run(chunk, false, callback);
  }

  _flush(callback) {
    this._run(Buffer.alloc(0), true, callback);
  }

  _run(chunk, last, callback) {
    if (this._zlib === null) {
      callback();
      return;
    }
    try {
      for (const piece of this._pieces(chunk, last)) if (piece.byteLength > 0) this.push(Buffer.from(piece));
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }
}

class Compressing extends ZlibBase {
  constructor(format, options) {
    super(options);
    const { level, strategy, dictionary } = this._settings;
    this._make = () => host.compressor(format, level, strategy, dictionary);
    this._zlib = this._make();
    this._alwaysFlushes = options?.flush === constants.Z_SYNC_FLUSH || options?.flush === constants.Z_FULL_FLUSH;
  }

  *_pieces(chunk, last) {
    yield host.compress(this._zlib, chunk, this._alwaysFlushes && !last, last);
  }

  _pushFlushed() {
    if (this._zlib !== null) this.push(Buffer.from(host.compress(this._zlib, Buffer.alloc(0), true, false)));
  }

}

class Decompressing extends ZlibBase {
  constructor(format, options) {
    super(options);
    this._make = () => host.decompressor(format, this._settings.dictionary);
    this._zlib = this._make();
    this._takesShort = options?.finishFlush === constants.Z_SYNC_FLUSH;
  }

  *_pieces(chunk, last) {
    let input = chunk;
    while (true) {
      const piece = host.decompress(this._zlib, input, STEP, last && !this._takesShort);
      if (Array.isArray(piece)) throw failure(piece);
      yield piece;
      if (piece.byteLength < STEP) return;
      input = Buffer.alloc(0);
    }
  }
}

const classes = {
  Deflate: class Deflate extends Compressing {
    constructor(options) {
      super('ZLIB', options);
    }
  },
  Gzip: class Gzip extends Compressing {
    constructor(options) {
      super('GZIP', options);
    }
  },
  DeflateRaw: class DeflateRaw extends Compressing {
    constructor(options) {
      super('RAW', options);
    }
  },
  Inflate: class Inflate extends Decompressing {
    constructor(options) {
      super('ZLIB', options);
    }
  },
  Gunzip: class Gunzip extends Decompressing {
    constructor(options) {
      super('GZIP', options);
    }
  },
  InflateRaw: class InflateRaw extends Decompressing {
    constructor(options) {
      super('RAW', options);
    }
  },
  Unzip: class Unzip extends Decompressing {
    constructor(options) {
      super('ANY', options);
    }
  },
};

module.exports = { constants: Object.freeze(constants), codes: Object.freeze({ ...constants }) };

for (const [name, Zlib] of Object.entries(classes)) {
  const method = name[0].toLowerCase() + name.slice(1);
  const callable = new Proxy(Zlib, { apply: (target, self, args) => new Zlib(...args) });
  Zlib.prototype.constructor = callable;
  module.exports[name] = callable;
  module.exports[`create${name}`] = (options) => new Zlib(options);
  module.exports[`${method}Sync`] = (data, options) => new Zlib(options)._whole(data);
  module.exports[method] = (data, options, given) => {
    const callback = typeof options === 'function' ? options : given;
    validateFunction(callback, 'callback');
    const stream = new Zlib(typeof options === 'function' ? undefined : options);
    const input = bytesOf(data);
    setImmediate(() => {
      let result;
      try {
        result = stream._whole(input);
      } catch (error) {
        callback(error);
        return;
      }
      callback(null, result);
    });
  };
}

// There is no Brotli and no Zstandard in the JDK. Their streams are not even named: by that, packages tell what they may use.
for (const name of ['brotliCompress', 'brotliDecompress', 'zstdCompress', 'zstdDecompress']) {
  module.exports[name] = unavailable(`zlib.${name}`);
  module.exports[`${name}Sync`] = unavailable(`zlib.${name}Sync`);
}

module.exports.crc32 = (data, value = 0) => {
  let crc = ~value;
  for (const byte of bytesOf(data)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
};

Object.assign(module.exports, constants);
