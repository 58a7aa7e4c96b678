'use strict';

// Node's streams as web streams, and the other way round.

const { Duplex, finished, isReadable, isWritable, Readable, Writable } = require('stream');
const { AbortError, codes } = require('internal/errors');
const { Buffer } = require('buffer');
const { nextTick } = require('process');
const web = require('stream/web');

const ignore = () => {};

function check(value, type, name) {
  if (value instanceof type) return;
  throw new codes.ERR_INVALID_ARG_TYPE(name, type.name, value);
}

// Calls back once, with an error or none; errors that come later are nobody's.
function onFinished(stream, callback) {
  const cleanup = finished(stream, (error) => {
    cleanup();
    stream.on('error', ignore);
    const early = error?.code === 'ERR_STREAM_PREMATURE_CLOSE';
    callback(early ? new AbortError(undefined, { cause: error }) : error);
  });
}

/** A ReadableStream of what a Readable brings, as slowly as it is read. */
function readableToWeb(readable, options = {}) {
  if (typeof readable?._readableState !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('streamReadable', 'stream.Readable', readable);
  }
  if (readable.destroyed || !isReadable(readable)) {
    const empty = new web.ReadableStream();
    empty.cancel();
    return empty;
  }
  const bytes = !readable.readableObjectMode;
  let controller;
  let ended = false;
  readable.pause();
  onFinished(readable, (error) => {
    if (ended) return;
    ended = true;
    if (error) controller.error(error);
    else controller.close();
  });
  readable.on('data', (chunk) => {
    if (ended) return;
    controller.enqueue(bytes && Buffer.isBuffer(chunk) ? new Uint8Array(chunk) : chunk);
    if (controller.desiredSize <= 0) readable.pause();
  });
  return new web.ReadableStream({
    type: options.type,
    start(given) {
      controller = given;
    },
    pull() {
      readable.resume();
    },
    cancel(reason) {
      ended = true;
      readable.destroy(reason);
    },
  }, options.type === 'bytes' ? undefined : options.strategy ?? { highWaterMark: readable.readableHighWaterMark });
}

/** The methods of a Readable that reads a ReadableStream. `stream()` is the Readable, or the Duplex of which it is half. */
function reading(source, stream) {
  const reader = source.getReader();
  let closed = false;
  reader.closed.then(() => {
    closed = true;
  }, (error) => {
    closed = true;
    stream().destroy(error);
  });
  return {
    read() {
      reader.read().then(({ done, value }) => this.push(done ? null : value), (error) => this.destroy(error));
    },
    stop: async (error) => closed || reader.cancel(error),
  };
}

/** The methods of a Writable that writes into a WritableStream. */
function writing(sink, stream) {
  const writer = sink.getWriter();
  let closed = false;
  writer.closed.then(() => {
    closed = true;
  }, (error) => {
    closed = true;
    stream().destroy(error);
  });
  const send = async (chunk) => {
    await writer.ready;
    await writer.write(chunk);
  };
  return {
    write: (chunk, encoding, callback) => settle(send(chunk), callback),
    final: (callback) => settle(closed ? undefined : writer.close(), callback),
    stop: async (error) => closed || (error ? writer.abort(error) : writer.close()),
  };
}

// What the callback throws is no rejection.
function settle(promise, callback) {
  Promise.resolve(promise).then(() => nextTick(callback), (error) => nextTick(callback, error));
}

function destroying(...halves) {
  return (error, callback) => {
    const told = () => callback(error);
    settle(Promise.allSettled(halves.map(({ stop }) => stop(error))), told);
  };
}

/** A Readable of what a ReadableStream brings. */
function readableFromWeb(source, options = {}) {
  check(source, web.ReadableStream, 'readableStream');
  const half = reading(source, () => readable);
  const readable = new Readable({ ...options, read: half.read, destroy: destroying(half) });
  return readable;
}

/** A Writable into a WritableStream. */
function writableFromWeb(sink, options = {}) {
  check(sink, web.WritableStream, 'writableStream');
  const { stop, ...methods } = writing(sink, () => writable);
  const writable = new Writable({ ...options, ...methods, destroy: destroying({ stop }) });
  return writable;
}

/** A Duplex of a pair `{ readable, writable }`. */
function duplexFromWeb(pair, options = {}) {
  check(pair?.readable, web.ReadableStream, 'pair.readable');
  check(pair.writable, web.WritableStream, 'pair.writable');
  const half = reading(pair.readable, () => duplex);
  const { stop, ...methods } = writing(pair.writable, () => duplex);
  const duplex = new Duplex({ ...options, ...methods, read: half.read, destroy: destroying(half, { stop }) });
  return duplex;
}

/** A WritableStream into a Writable, as fast as that takes it. */
function writableToWeb(writable) {
  if (typeof writable?._writableState !== 'object' || typeof writable.write !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('streamWritable', 'stream.Writable', writable);
  }
  if (writable.destroyed || !isWritable(writable)) {
    const closed = new web.WritableStream();
    closed.close();
    return closed;
  }
  let controller;
  let drained;
  let closed;
  onFinished(writable, (error) => {
    if (error) {
      drained?.reject(error);
      closed?.reject(error);
      controller.error(error);
    } else if (closed === undefined) {
      controller.error(new AbortError());
    } else {
      closed.resolve();
    }
  });
  writable.on('drain', () => drained?.resolve());
  return new web.WritableStream({
    start(given) {
      controller = given;
    },
    async write(chunk) {
      if (!writable.writableNeedDrain && writable.write(chunk)) return;
      drained = Promise.withResolvers();
      await drained.promise;
      drained = undefined;
    },
    abort(reason) {
      writable.destroy(reason);
    },
    close() {
      closed ??= Promise.withResolvers();
      if (!writable.writableEnded) writable.end();
      return closed.promise;
    },
  }, { highWaterMark: writable.writableHighWaterMark });
}

/** The pair `{ readable, writable }` of a Duplex. */
function duplexToWeb(duplex) {
  return { writable: writableToWeb(duplex), readable: readableToWeb(duplex) };
}

module.exports = { duplexFromWeb, duplexToWeb, readableFromWeb, readableToWeb, writableFromWeb, writableToWeb };
