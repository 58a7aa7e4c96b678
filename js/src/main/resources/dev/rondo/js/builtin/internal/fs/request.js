'use strict';

// One call of the host, in each of the three forms: at once, with a callback, with a promise. What is to be done is
// described by an object: { op, syscall, path, dest, args, result }.

const { restack, withoutFrames } = require('internal/errors');
const resources = require('internal/async-resources');
const host = binding.load('fs');

function failure(code, { syscall, path, dest }) {
  const { uvException } = require('internal/errors');
  return uvException({ code, syscall, path, dest });
}

// Whether the program asked to be told of what is missing by undefined.
function isForgiven(code, { optional }) {
  return optional === true && (code === 'ENOENT' || code === 'ENOTDIR');
}

function finish(value, { result }) {
  return result === undefined ? value : result(value);
}

function sync(request) {
  let code;
  let value;
  host[request.op]((theCode, theValue) => {
    code = theCode;
    value = theValue;
  }, undefined, ...request.args);
  if (isForgiven(code, request)) return undefined;
  if (code !== undefined) throw restack(failure(code, request), request.caller ?? sync);
  return finish(value, request);
}

// `done` is called as (error) or (null, value); `original` is the program's own function that waits.
function later(request, done, original = done) {
  const receive = (code, value) => {
    if (isForgiven(code, request)) done(null, undefined);
    else if (code !== undefined) done(withoutFrames(() => failure(code, request)));
    else if (request.empty) done(null);
    else done(null, finish(value, request));
  };
  const tracked = resources.enabled ? resources.track('FSREQCALLBACK', {}, receive) : receive;
  host[request.op](tracked, original, ...request.args);
}

function promise(request) {
  return new Promise((resolve, reject) => {
    const receive = (code, value) => {
      if (isForgiven(code, request)) resolve(undefined);
      else if (code !== undefined) reject(failure(code, request));
      else resolve(finish(value, request));
    };
    const tracked = resources.enabled ? resources.track('FSREQPROMISE', {}, receive) : receive;
    host[request.op](tracked, receive, ...request.args);
  });
}

module.exports = { failure, later, promise, sync };
