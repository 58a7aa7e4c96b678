'use strict';

// process.emitWarning, and how warnings are shown.

const process = require('process');


function createWarning(warning, type, code, detail) {
  const error = new Error(warning);
  error.name = String(type || 'Warning');
  if (code !== undefined) error.code = code;
  if (detail !== undefined) error.detail = detail;
  return error;
}

function options(type, code) {
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    return { type: type.type || 'Warning', code: type.code, detail: typeof type.detail === 'string' ? type.detail : undefined };
  }
  if (typeof type === 'function') return { type: 'Warning' };
  return { type: type || 'Warning', code: typeof code === 'function' ? undefined : code };
}

function emitWarning(warning, typeOrOptions, codeOrCtor) {
  const { type, code, detail } = options(typeOrOptions, codeOrCtor);
  const { validateString } = require('internal/validators');
  if (type !== undefined) validateString(type, 'type');
  if (code !== undefined) validateString(code, 'code');
  let error = warning;
  if (typeof warning === 'string') {
    error = createWarning(warning, type, code, detail);
  } else if (!(warning instanceof Error)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (error.name === 'DeprecationWarning') {
    if (process.noDeprecation) return;
    if (process.throwDeprecation) {
      process.nextTick(() => {
        throw error;
      });
      return;
    }
  }
  process.nextTick(report, error);
}

function report(warning) {
  process.emit('warning', warning);
}

function show(warning) {
  if (!(warning instanceof Error)) return;
  if (warning.name === 'DeprecationWarning' && process.noDeprecation) return;
  const code = warning.code ? `[${warning.code}] ` : '';
  let text = `(node:${process.pid}) ${code}${warning.toString()}`;
  const traced = process.traceProcessWarnings || (process.traceDeprecation && warning.name === 'DeprecationWarning');
  if (traced && warning.stack) text = `(node:${process.pid}) ${code}${warning.stack}`;
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  process.stderr.write(`${text}\n`);
}

if (process.env.NODE_NO_WARNINGS !== '1' && require('internal/options').option('--no-warnings') === undefined) {
  process.on('warning', show);
}

module.exports = { emitWarning };
