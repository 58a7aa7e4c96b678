'use strict';

// Reading and writing at a descriptor: the arguments of fs.read, write, readv and writev in all their forms.

const { codes } = require('internal/errors');
const check = require('internal/fs/check');
const { validateBuffer, validateInteger, validateObject } = require('internal/validators');

function bytesOf(view) {
  return view instanceof Uint8Array ? view : new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function isOptions(value) {
  return value !== null && typeof value === 'object' && !ArrayBuffer.isView(value);
}

// (buffer, offset, length, position), (buffer, options) or (options)
function readArguments(args) {
  let [buffer, offset, length, position] = args;
  if (args.length <= 1 && !ArrayBuffer.isView(buffer)) {
    if (buffer !== undefined && buffer !== null) validateObject(buffer, 'options');
    ({ offset, length, position, buffer = require('buffer').Buffer.alloc(16384) } = buffer ?? {});
  } else if (isOptions(offset)) {
    ({ offset, length, position } = offset);
  }
  validateBuffer(buffer);
  offset ??= 0;
  validateInteger(offset, 'offset', 0);
  length ??= buffer.byteLength - offset;
  return { buffer, offset, length: length | 0, position };
}

function read(fd, args) {
  const number = check.fd(fd);
  const { buffer, offset, length, position } = readArguments(args);
  const where = check.position(position, length);
  if (length !== 0) {
    if (buffer.byteLength === 0) {
      throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
    }
    checkPart(buffer, offset, length);
  }
  return { op: 'read', syscall: 'read', args: [number, bytesOf(buffer), offset, length, where], buffer };
}

function checkPart(buffer, offset, length) {
  if (offset < 0) throw new codes.ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  if (length < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  if (offset + length > buffer.byteLength) {
    throw new codes.ERR_OUT_OF_RANGE('length', `<= ${buffer.byteLength - offset}`, length);
  }
}

// (buffer, offset, length, position), (buffer, options) or (string, position, encoding)
function write(fd, args) {
  const number = check.fd(fd);
  let [data, offset, length, position] = args;
  if (!ArrayBuffer.isView(data)) {
    if (typeof data !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    const text = require('buffer').Buffer.from(data, length);
    return { op: 'write', syscall: 'write', args: [number, text, check.position(offset)], data };
  }
  if (isOptions(offset)) ({ offset, length, position } = offset);
  offset ??= 0;
  validateInteger(offset, 'offset', 0);
  length ??= data.byteLength - offset;
  if (offset > data.byteLength) throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${data.byteLength}`, offset);
  checkPart(data, offset, length);
  const part = new Uint8Array(data.buffer, data.byteOffset + offset, length);
  return { op: 'write', syscall: 'write', args: [number, part, check.position(position)], data };
}

function checkVector(views) {
  if (!Array.isArray(views) || views.some((view) => !ArrayBuffer.isView(view))) {
    throw new codes.ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', views);
  }
}

function writev(fd, views, position) {
  checkVector(views);
  const { Buffer } = require('buffer');
  const whole = Buffer.concat(views.map(bytesOf));
  const where = typeof position === 'number' ? position : -1;
  return { op: 'write', syscall: 'write', args: [check.fd(fd), whole, where], data: views };
}

// Reads into one piece of memory, from which `result` fills the given views.
function readv(fd, views, position) {
  checkVector(views);
  const whole = new Uint8Array(views.reduce((sum, view) => sum + view.byteLength, 0));
  const where = typeof position === 'number' ? position : -1;
  const result = (count) => {
    let at = 0;
    for (const view of views) {
      const part = whole.subarray(at, Math.min(at + view.byteLength, count));
      if (part.length > 0) bytesOf(view).set(part);
      at += view.byteLength;
    }
    return count;
  };
  return { op: 'read', syscall: 'read', args: [check.fd(fd), whole, 0, whole.length, where], buffer: views, result };
}

module.exports = { read, readv, write, writev };
