'use strict';

// The module `crypto`, as far as servers and tokens need it: digests, HMAC, random values, comparison.

const { Buffer } = require('buffer');
const { Transform } = require('stream');
const { codes } = require('internal/errors');
const { validateFunction, validateInteger, validateString } = require('internal/validators');
const { unavailable } = require('internal/unavailable');
const host = binding.load('crypto');
const { nextTick } = require('process');

// Node's names and Java's.
const ALGORITHMS = {
  md5: ['MD5', 'HmacMD5'],
  sha1: ['SHA-1', 'HmacSHA1'],
  sha224: ['SHA-224', 'HmacSHA224'],
  sha256: ['SHA-256', 'HmacSHA256'],
  sha384: ['SHA-384', 'HmacSHA384'],
  sha512: ['SHA-512', 'HmacSHA512'],
  'sha512-256': ['SHA-512/256', 'HmacSHA512/256'],
  'sha3-256': ['SHA3-256', 'HmacSHA3-256'],
  'sha3-512': ['SHA3-512', 'HmacSHA3-512'],
};

function names(algorithm) {
  const name = algorithm.toLowerCase();
  if (Object.hasOwn(ALGORITHMS, name)) return ALGORITHMS[name];
  return ALGORITHMS[name.replace(/^sha-/, 'sha').replace(/^rsa-/, '')];
}

function bytesOf(data, encoding, name = 'data') {
  if (typeof data === 'string') return Buffer.from(data, encoding === 'buffer' ? 'utf8' : encoding);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

function encoded(bytes, encoding) {
  const buffer = Buffer.from(bytes);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

class Digest extends Transform {
  #handle;
  #done = false;

  constructor(handle, options) {
    super(options);
    this.#handle = handle;
  }

  get _handle() {
    return this.#handle;
  }

  update(data, encoding) {
    if (this.#done) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
    host.update(this.#handle, bytesOf(data, encoding));
    return this;
  }

  _finished() {
    return this.#done;
  }

  digest(encoding) {
    this.#done = true;
    return encoded(host.digest(this.#handle), encoding);
  }

  _transform(chunk, encoding, callback) {
    host.update(this.#handle, bytesOf(chunk, encoding));
    callback();
  }

  _flush(callback) {
    this.push(this.digest());
    callback();
  }
}

class Hash extends Digest {
  constructor(algorithm, options, handle) {
    validateString(algorithm, 'algorithm');
    const made = handle ?? (names(algorithm) && host.hash(names(algorithm)[0]));
    if (made === undefined) throw notSupported();
    super(made, options);
    this._algorithm = algorithm;
    Object.defineProperty(this, '_algorithm', { enumerable: false });
  }

  digest(encoding) {
    if (this._finished()) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
    return super.digest(encoding);
  }

  copy(options) {
    if (this._finished()) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
    return new Hash(this._algorithm, options, host.copy(this._handle));
  }
}

function notSupported() {
  return new Error('Digest method not supported');
}

class Hmac extends Digest {
  constructor(algorithm, key, options) {
    validateString(algorithm, 'hmac');
    const handle = names(algorithm) && host.hmac(names(algorithm)[1], bytesOf(key, options?.encoding, 'key'));
    if (handle === undefined) {
      const error = new Error(`Invalid digest: ${algorithm}`);
      error.code = 'ERR_CRYPTO_INVALID_DIGEST';
      throw error;
    }
    super(handle, options);
  }

  digest(encoding) {
    return this._finished() ? encoded(new Uint8Array(0), encoding) : super.digest(encoding);
  }
}

function createHash(algorithm, options) {
  return new Hash(algorithm, options);
}

function hash(algorithm, data, encoding = 'hex') {
  return createHash(algorithm).update(data).digest(encoding);
}

function randomBytes(size, callback) {
  validateInteger(size, 'size', 0, 2 ** 31 - 1);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = Buffer.from(host.random(size));
  if (callback === undefined) return bytes;
  setImmediate(callback, null, bytes);
  return undefined;
}

function randomFillSync(buffer, offset = 0, size = buffer.byteLength - offset) {
  if (!ArrayBuffer.isView(buffer) && !(buffer instanceof ArrayBuffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buffer);
  }
  bytesOf(buffer).set(new Uint8Array(host.random(size)), offset);
  return buffer;
}

function randomFill(buffer, ...rest) {
  const callback = rest.pop();
  validateFunction(callback, 'callback');
  setImmediate(callback, null, randomFillSync(buffer, ...rest));
}

function randomInt(first, second, third) {
  const [min, max, callback] = second === undefined || typeof second === 'function' ? [0, first, second]
    : [first, second, third];
  if (!Number.isSafeInteger(min)) throw new codes.ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new codes.ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  const range = max - min;
  if (max <= min) throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  if (range > 2 ** 48 - 1) throw new codes.ERR_OUT_OF_RANGE(second === undefined ? 'max' : 'max - min', `<= ${2 ** 48 - 1}`, range);
  const limit = 2 ** 48 - (2 ** 48 % range);
  let number;
  do {
    number = Buffer.from(host.random(6)).readUIntBE(0, 6);
  } while (number >= limit);
  const result = min + (number % range);
  if (callback === undefined) return result;
  nextTick(callback, undefined, result);
  return undefined;
}

function randomUUID() {
  const bytes = Buffer.from(host.random(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function timingSafeEqual(first, second) {
  for (const [name, value] of [['buf1', first], ['buf2', second]]) {
    if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) {
      throw new codes.ERR_INVALID_ARG_TYPE(name, ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], value);
    }
  }
  if (first.byteLength !== second.byteLength) throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return host.isEqual(bytesOf(first), bytesOf(second));
}

const INTEGERS = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'BigInt64Array', 'BigUint64Array'];

function getRandomValues(array) {
  const DOMException = require('internal/dom-exception').DOMException;
  if (!ArrayBuffer.isView(array) || !INTEGERS.includes(array[Symbol.toStringTag])) {
    throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  if (array.byteLength > 65536) {
    throw new DOMException(
      `The requested length exceeds 65,536 bytes`, 'QuotaExceededError');
  }
  randomFillSync(array);
  return array;
}

const DIGESTS = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

class SubtleCrypto {
  async digest(algorithm, data) {
    const name = String(algorithm?.name ?? algorithm).toUpperCase();
    if (!DIGESTS.has(name)) {
      const DOMException = require('internal/dom-exception').DOMException;
      throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
    }
    const handle = host.hash(name);
    host.update(handle, bytesOf(data).slice());
    return host.digest(handle);
  }
}

class Crypto {
  #subtle = new SubtleCrypto();

  get subtle() {
    return this.#subtle;
  }

  getRandomValues(array) {
    return getRandomValues(array);
  }

  randomUUID() {
    return randomUUID();
  }
}

const webcrypto = new Crypto();

const missing = ['createCipheriv', 'createDecipheriv', 'createSign', 'createVerify', 'sign', 'verify', 'pbkdf2',
  'pbkdf2Sync', 'scrypt', 'scryptSync', 'generateKeyPair', 'generateKeyPairSync', 'createPrivateKey', 'createPublicKey',
  'createSecretKey', 'createDiffieHellman', 'createECDH', 'publicEncrypt', 'privateDecrypt', 'hkdf', 'hkdfSync'];

module.exports = {
  Hash,
  Hmac,
  createHash,
  createHmac: (algorithm, key, options) => new Hmac(algorithm, key, options),
  getHashes: () => Object.keys(ALGORITHMS),
  getRandomValues,
  hash,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  subtle: webcrypto.subtle,
  timingSafeEqual,
  webcrypto,
  ...Object.fromEntries(missing.map((name) => [name, unavailable(`crypto.${name}`)])),
};

Object.defineProperties(module.exports, {
  Crypto: { value: Crypto, enumerable: false },
  SubtleCrypto: { value: SubtleCrypto, enumerable: false },
});
