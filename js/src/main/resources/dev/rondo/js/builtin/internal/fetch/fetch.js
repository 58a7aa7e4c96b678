'use strict';

// fetch: requests by way of the module `http`.

const { NULL_BODY, Request, Response } = require('internal/fetch/messages');
const { Headers } = require('internal/fetch/headers');
const { Buffer } = require('buffer');
const { ReadableStream } = require('stream/web');

const MOST_REDIRECTS = 20;

// How much of a response comes before it is read: one that is short does not hold its connection.
const AHEAD = 64 * 1024;

// Ports of other protocols, to which no browser speaks HTTP.
const BAD_PORTS = new Set(('1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 ' +
  '115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 ' +
  '989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080')
  .split(' '));

let agent;

function ownAgent() {
  const { Agent } = require('http');
  agent ??= new Agent({ keepAlive: true, timeout: 4000 });
  return agent;
}

class SocketError extends Error {
  constructor(message) {
    super(message);
    this.name = 'SocketError';
    this.code = 'UND_ERR_SOCKET';
  }
}

function failed(cause, message = 'fetch failed') {
  return new TypeError(message, { cause });
}

function causeOf(error) {
  return error.code === 'ECONNRESET' && error.syscall === undefined ? new SocketError('other side closed') : error;
}

class UnsendableError extends Error {
  constructor(name, code, message) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

// What would tell of another body than the one that is sent.
function checkFraming(headers, length) {
  if (headers.has('transfer-encoding')) {
    throw failed(new UnsendableError('InvalidArgumentError', 'UND_ERR_INVALID_ARG', 'invalid transfer-encoding header'));
  }
  if (length !== undefined && headers.has('content-length') && headers.get('content-length') !== `${length}`) {
    throw failed(new UnsendableError('RequestContentLengthMismatchError', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
      'Request body length does not match content-length header'));
  }
}

function fieldsOf(request, url, body) {
  checkFraming(request.headers, body?.length);
  const given = request.headers._raw().filter(([name]) => !/^(?:connection|content-length)$/i.test(name));
  const host = request.headers.has('host') ? [] : [['host', url.host]];
  const fields = [...host, ['connection', request.headers.get('connection') ?? 'keep-alive'], ...given];
  const defaults = [
    ['accept', '*/*'], ['accept-language', '*'], ['sec-fetch-mode', 'cors'], ['user-agent', 'node'],
    ['accept-encoding', 'gzip, deflate'],
  ];
  for (const [name, value] of defaults) if (!request.headers.has(name)) fields.push([name, value]);
  if (body?.length !== undefined) fields.push(['content-length', `${body.length}`]);
  else if (body !== undefined) fields.push(['transfer-encoding', 'chunked']);
  else if (request.method === 'POST' || request.method === 'PUT') fields.push(['content-length', '0']);
  return fields.flat();
}

function dataUrl(url) {
  const match = /^data:([^,]*?)(;[ ]*base64)?,([^]*)$/i.exec(url.href.split('#')[0]);
  if (match === null) throw failed(new Error('invalid URL'));
  const text = Buffer.from(decodeURIComponentBytes(match[3]), 'latin1');
  const bytes = match[2] ? Buffer.from(text.toString('latin1'), 'base64') : text;
  const headers = new Headers({ 'content-type': match[1] || 'text/plain;charset=US-ASCII' });
  const shown = url.href.split('#')[0];
  return Response._from({
    type: 'basic', url: shown, status: 200, statusText: 'OK', headers, redirected: false,
  }, new Response(bytes).body);
}

function decodeURIComponentBytes(text) {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

// The bytes of a response, as slowly as they are read.
function streamOf(message, abort) {
  let source = message;
  const coding = message.headers['content-encoding']?.toLowerCase();
  const zlib = require('zlib');
  if (coding === 'gzip' || coding === 'x-gzip') source = message.pipe(zlib.createGunzip());
  else if (coding === 'deflate') source = message.pipe(zlib.createInflate());
  let ended = false;
  return new ReadableStream({
    start(controller) {
      const fail = (error) => {
        if (ended) return;
        ended = true;
        controller.error(abort.reason ?? failed(causeOf(error), 'terminated'));
      };
      abort.fail = fail;
      source.on('data', (data) => {
        if (ended) return;
        controller.enqueue(new Uint8Array(data));
        if (controller.desiredSize <= 0) source.pause();
      });
      source.on('end', () => {
        if (ended) return;
        ended = true;
        controller.close();
        abort.done();
      });
      source.on('error', fail);
      if (source !== message) message.on('error', fail);
      source.pause();
    },
    pull() {
      source.resume();
    },
    cancel() {
      ended = true;
      message.destroy();
    },
    type: 'bytes',
  }, { highWaterMark: AHEAD });
}

async function send(sent, body) {
  while (true) {
    const { done, value } = await body.read();
    if (done) break;
    if (!sent.write(value)) await new Promise((resolve) => sent.once('drain', resolve));
  }
  sent.end();
}

function exchange(request, url, body, abort) {
  return new Promise((resolve, reject) => {
    if (abort.reason !== undefined) throw abort.reason;
    const sent = require('http').request({
      agent: ownAgent(), hostname: url.hostname.replace(/^\[|\]$/g, ''), port: url.port || 80, method: request.method,
      path: url.pathname + url.search, headers: fieldsOf(request, url, body),
    });
    abort.request = sent;
    sent.on('error', (error) => reject(abort.reason ?? failed(causeOf(error))));
    sent.on('response', resolve);
    if (body === undefined) {
      sent.end();
    } else if (body.stream === undefined) {
      body.bytes().then((bytes) => sent.end(bytes), reject);
    } else {
      send(sent, body.stream.getReader()).catch((error) => {
        reject(abort.reason ?? failed(error));
        sent.destroy(error);
      });
    }
  });
}

function isRedirect(status) {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

// What of a request goes on to where it is redirected.
function redirected(request, status, from, to) {
  const drops = (status === 303 && request.method !== 'HEAD' && request.method !== 'GET') ||
    ((status === 301 || status === 302) && request.method === 'POST');
  const headers = new Headers(request.headers);
  if (drops) for (const name of ['content-encoding', 'content-language', 'content-location', 'content-type']) headers.delete(name);
  if (from.origin !== to.origin) for (const name of ['authorization', 'proxy-authorization', 'cookie', 'host']) headers.delete(name);
  return { next: { method: drops ? 'GET' : request.method, headers, redirect: request.redirect }, drops };
}

function checkUrl(url) {
  if (url.protocol === 'https:') throw failed(require('internal/unavailable').withoutTls('https'));
  if (url.protocol !== 'http:') throw failed(new Error('unknown scheme'));
  if (BAD_PORTS.has(url.port)) throw failed(new Error('bad port'));
}

function target(location, from) {
  try {
    return new URL(location, from);
  } catch (error) {
    throw failed(error);
  }
}

async function run(first, abort) {
  let request = { method: first.method, headers: first.headers, redirect: first.redirect };
  let url = new URL(first.url);
  let body = first._take();
  await body?.ready;
  if (body?.isForm && !request.headers.has('content-type')) request.headers.set('content-type', body.type);
  if (url.protocol === 'data:') return dataUrl(url);
  for (let count = 0; ; count++) {
    checkUrl(url);
    const message = await exchange(request, url, body, abort);
    const location = message.headers.location;
    if (!isRedirect(message.statusCode) || location === undefined || request.redirect === 'manual') {
      return answer(message, url, count > 0, request.method, abort);
    }
    message.on('error', () => {}).resume();
    if (request.redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (count === MOST_REDIRECTS) throw failed(new Error('redirect count exceeded'));
    const to = target(location, url);
    if (to.protocol !== 'http:' && to.protocol !== 'https:') throw failed(new Error('URL scheme must be a HTTP(S) scheme'));
    if (!to.hash) to.hash = url.hash;
    const { next, drops } = redirected(request, message.statusCode, url, to);
    if (drops) body = undefined;
    else if (body?.stream !== undefined) throw failed(new Error('a stream cannot be sent twice'));
    request = next;
    url = to;
  }
}

function answer(message, url, wasRedirected, method, abort) {
  const headers = new Headers();
  for (let i = 0; i < message.rawHeaders.length; i += 2) headers.append(message.rawHeaders[i].toLowerCase(), message.rawHeaders[i + 1]);
  const none = NULL_BODY.has(message.statusCode) || method === 'HEAD';
  if (none) {
    message.resume();
    abort.done();
  }
  const shown = new URL(url);
  shown.hash = '';
  return Response._from({
    type: 'basic', url: shown.href, status: message.statusCode, statusText: message.statusMessage, headers, redirected: wasRedirected,
  }, none ? null : streamOf(message, abort));
}

async function fetch(input, init = undefined) {
  const request = new Request(input, init);
  const signal = request._signal();
  const abort = { done() {} };
  if (signal === null) return run(request, abort);
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const listener = () => {
      abort.reason = signal.reason;
      reject(signal.reason);
      abort.fail?.(signal.reason);
      abort.request?.destroy(signal.reason);
    };
    abort.done = () => signal.removeEventListener('abort', listener);
    signal.addEventListener('abort', listener);
    run(request, abort).then(resolve, (error) => {
      abort.done();
      reject(error);
    });
  });
}

module.exports = { fetch };
