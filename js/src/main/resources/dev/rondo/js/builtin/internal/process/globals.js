'use strict';

// Node's global object. Most of it is loaded when it is first used; the names stand in Node's order.

const { visible, hidden, lazy, lazyAll } = require('internal/define');
const queues = require('internal/task-queues');
const timers = require('timers');

// Node 10 and 11 have none of these.
const newer = {
  DOMException: 'internal/dom-exception',
  AbortController: 'internal/abort-controller',
  AbortSignal: 'internal/abort-controller',
  Event: 'internal/event-target',
  EventTarget: 'internal/event-target',
  CustomEvent: 'internal/event-target',
  TransformStream: 'stream/web',
  TransformStreamDefaultController: 'stream/web',
  WritableStream: 'stream/web',
  WritableStreamDefaultController: 'stream/web',
  WritableStreamDefaultWriter: 'stream/web',
  ReadableStream: 'stream/web',
  ReadableStreamDefaultReader: 'stream/web',
  ReadableStreamBYOBReader: 'stream/web',
  ReadableStreamBYOBRequest: 'stream/web',
  ReadableByteStreamController: 'stream/web',
  ReadableStreamDefaultController: 'stream/web',
  ByteLengthQueuingStrategy: 'stream/web',
  CountQueuingStrategy: 'stream/web',
  TextEncoderStream: 'stream/web',
  TextDecoderStream: 'stream/web',
  CompressionStream: 'stream/web',
  DecompressionStream: 'stream/web',
  BroadcastChannel: 'internal/broadcast-channel',
  MessageChannel: 'internal/message-channel',
  MessagePort: 'internal/message-channel',
  MessageEvent: 'internal/message-channel',
  Headers: 'internal/fetch/headers',
  Request: 'internal/fetch/messages',
  Response: 'internal/fetch/messages',
  FormData: 'internal/fetch/form-data',
  WebSocket: 'internal/websocket',
  CloseEvent: 'internal/websocket',
  Crypto: 'crypto',
  SubtleCrypto: 'crypto',
  Blob: 'internal/blob',
  File: 'internal/blob',
  Navigator: 'internal/navigator',
  Performance: 'internal/performance',
  PerformanceEntry: 'internal/performance-entries',
  PerformanceMark: 'internal/performance-entries',
  PerformanceMeasure: 'internal/performance-entries',
  PerformanceResourceTiming: 'internal/performance-entries',
  PerformanceObserver: 'internal/performance-observer',
  PerformanceObserverEntryList: 'internal/performance-observer',
};

function installTimers(target, ...names) {
  for (const name of names) visible(target, name, timers[name]);
}

function installNewer(target) {
  lazyAll(target, newer);
  lazyAll(target, { structuredClone: 'internal/structured-clone' }, true);
  lazyAll(target, { atob: 'buffer', btoa: 'buffer' }, true);
  lazyAll(target, { performance: 'internal/performance' }, true);
  visible(target, 'fetch', fetch);
  lazyAll(target, { crypto: 'internal/webcrypto' }, true);
  lazyAll(target, { navigator: 'internal/navigator' }, true);
}

// Loaded when it is first called.
function fetch(input, init = undefined) {
  return require('internal/fetch/fetch').fetch(input, init);
}

function install(target) {
  visible(target, 'global', target);
  Object.defineProperty(target, Symbol.toStringTag, {
    value: 'global', writable: false, enumerable: false, configurable: true,
  });
  lazy(target, 'process', () => require('process'));
  lazy(target, 'console', () => require('internal/console-global'));
  lazyAll(target, { Buffer: 'buffer', URL: 'internal/url', URLSearchParams: 'internal/url' });
  installTimers(target, 'clearImmediate', 'setImmediate', 'clearInterval', 'clearTimeout', 'setInterval', 'setTimeout');
  const { model } = binding;
  if (model !== 'NODE10') {
    lazyAll(target, { TextEncoder: 'internal/encoding', TextDecoder: 'internal/encoding' });
    visible(target, 'queueMicrotask', queues.queueMicrotask);
  }
  if (model === 'NODE') installNewer(target);
  else hidden(target, 'GLOBAL', target);
  const { execArgv, env } = binding.process;
  if (execArgv.length > 0 || env.NODE_OPTIONS) require('internal/process/flags').apply(target);
}

module.exports = { install };
