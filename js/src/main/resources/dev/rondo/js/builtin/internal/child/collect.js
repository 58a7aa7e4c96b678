'use strict';

// execFile and exec: a child whose output is collected for a callback.

const { spawnChild } = require('internal/child/process');
const { codes } = require('internal/errors');

// Collects a stream; `overflow` is told when there is more than there may be.
function collector(stream, { encoding, maxBuffer }, overflow) {
  const asText = encoding && encoding !== 'buffer';
  const pieces = [];
  let length = 0;
  if (asText) stream?.setEncoding(encoding);
  stream?.on('data', (piece) => {
    const room = maxBuffer - length;
    length += piece.length;
    if (length > maxBuffer) {
      pieces.push(piece.slice(0, Math.max(room, 0)));
      overflow();
    } else {
      pieces.push(piece);
    }
  });
  return () => (asText ? pieces.join('') : require('buffer').Buffer.concat(pieces));
}

function failure(child, { command, file, args, shell }, stderr, code, signal) {
  const cmd = shell ? command[2] : [file, ...args.slice(1)].join(' ');
  const error = new Error(`Command failed: ${cmd}\n${stderr}`);
  return Object.assign(error, { code: code < 0 ? require('util').getSystemErrorName(code) : code, killed: child.killed, signal, cmd });
}

function collect(settings, callback) {
  const child = spawnChild(settings);
  let failed = null;
  const overflow = (name) => () => {
    if (failed !== null) return;
    failed = new codes.ERR_CHILD_PROCESS_STDIO_MAXBUFFER(name);
    child.kill(settings.killSignal);
  };
  const stdout = collector(child.stdout, settings, overflow('stdout'));
  const stderr = collector(child.stderr, settings, overflow('stderr'));
  let ended = false;
  function end(code, signal) {
    if (ended) return;
    ended = true;
    if (callback === undefined) return;
    if (failed === null && code === 0 && signal === null) {
      callback(null, stdout(), stderr());
      return;
    }
    callback(failed ?? failure(child, settings, stderr(), code, signal), stdout(), stderr());
  }
  child.on('close', end);
  child.on('error', (error) => {
    failed = Object.assign(error, { cmd: [settings.file, ...settings.args.slice(1)].join(' ') });
    child.stdout?.destroy();
    child.stderr?.destroy();
    end(null, null);
  });
  return child;
}

module.exports = { collect };
