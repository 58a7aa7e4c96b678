'use strict';

// What Node and browsers both have on the global object.

const { visible, lazy, lazyAll } = require('internal/define');

module.exports = function install(target) {
  lazyAll(target, {
    AbortController: 'internal/abort-controller',
    AbortSignal: 'internal/abort-controller',
    DOMException: 'internal/dom-exception',
    Event: 'internal/event-target',
    EventTarget: 'internal/event-target',
    CustomEvent: 'internal/event-target',
    MessageChannel: 'internal/message-channel',
    MessagePort: 'internal/message-channel',
    MessageEvent: 'internal/message-channel',
    TextEncoder: 'internal/encoding',
    TextDecoder: 'internal/encoding',
    URL: 'internal/url',
    URLSearchParams: 'internal/url',
    Performance: 'internal/performance',
    atob: 'internal/base64',
    btoa: 'internal/base64',
  });
  lazyAll(target, { structuredClone: 'internal/structured-clone', performance: 'internal/performance' }, true);
  visible(target, 'queueMicrotask', require('internal/task-queues').queueMicrotask);
  lazy(target, 'console', () => require('internal/console-global'));
};
