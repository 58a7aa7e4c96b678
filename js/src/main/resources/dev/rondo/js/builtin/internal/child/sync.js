'use strict';

// spawnSync, execSync and execFileSync: the loop waits for the child.

const { codes } = require('internal/errors');
const { errnoException, errnoOf } = require('internal/system-errors');
const options = require('internal/child/options');
const host = binding.load('child');

function inputOf(input) {
  const { Buffer } = require('buffer');
  if (input === undefined || input === null) return undefined;
  if (typeof input === 'string') return Buffer.from(input);
  if (!ArrayBuffer.isView(input)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.stdio[0]', ['Buffer', 'TypedArray', 'DataView', 'string'], input);
  }
  return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
}

function outputOf(bytes, kind, encoding) {
  if (kind !== 'pipe') return null;
  const buffer = require('buffer').Buffer.from(bytes);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

function systemError(code, { file, args }) {
  const error = errnoException(errnoOf(code), `spawnSync ${file}`);
  return Object.assign(error, { path: file, spawnargs: args.slice(1) });
}

function run(settings) {
  const input = inputOf(settings.input);
  const killSignal = options.signalName(settings.killSignal ?? undefined);
  const { maxBuffer = 1024 * 1024 } = settings;
  const result = host.spawnSync(settings.command, settings.environment, settings.directory, settings.streams, input,
    settings.timeout ?? 0, killSignal);
  if (typeof result === 'string') {
    return { error: systemError(result, settings), status: null, signal: null, output: null, pid: 0, stdout: null, stderr: null };
  }
  const [pid, code, out, err, inTime, bySignal] = result;
  const stdout = outputOf(out.slice(0, maxBuffer), settings.streams[1], settings.encoding);
  const stderr = outputOf(err.slice(0, maxBuffer), settings.streams[2], settings.encoding);
  const ended = {
    status: bySignal ? null : code, signal: bySignal ? options.signalName(code - 128) : null,
    output: [null, stdout, stderr], pid, stdout, stderr,
  };
  if (!inTime) return { error: systemError('ETIMEDOUT', settings), ...ended };
  if (out.byteLength > maxBuffer || err.byteLength > maxBuffer) return { error: systemError('ENOBUFS', settings), ...ended };
  return ended;
}

function spawnSync(file, args, settings) {
  return run(options.spawnOptions(file, args, settings));
}

// Throws where the child failed; its errors are shown, unless the program says where they go.
function checked(settings, cmd) {
  const result = run(settings);
  if (settings.stdio === undefined && result.stderr?.length > 0) require('process').stderr.write(result.stderr);
  if (result.error !== undefined) throw Object.assign(result.error, result);
  if (result.status !== 0) {
    let message = `Command failed: ${cmd}`;
    if (result.stderr?.length > 0) message += `\n${result.stderr.toString()}`;
    throw Object.assign(new Error(message), result);
  }
  return result.stdout;
}

function execFileSync(file, args, settings) {
  const all = options.spawnOptions(file, args, settings);
  return checked(all, [file, ...all.args.slice(1)].join(' '));
}

function execSync(command, settings) {
  const all = options.spawnOptions(command, [], { ...settings, shell: settings?.shell || true });
  return checked(all, command);
}

module.exports = { execFileSync, execSync, spawnSync };
