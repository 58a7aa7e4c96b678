'use strict';

// What goes to standard output and standard error is written at once.

const host = binding.process;

// Answers with what is wrong with the stream, if something is.
function send(fd, chunk) {
  if (typeof chunk === 'string') return host.write(fd, chunk);
  return host.writeBytes(fd, new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
}

// The other end of a pipe has gone, or the disk is full.
function errorOf(failure) {
  const [code, errno] = failure.startsWith('Broken pipe') ? ['EPIPE', -32]
    : failure.startsWith('No space left') ? ['ENOSPC', -28] : ['EIO', -5];
  return Object.assign(new Error(`write ${code}`), { errno, code, syscall: 'write' });
}

module.exports = { send, errorOf };
