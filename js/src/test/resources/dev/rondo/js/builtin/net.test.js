'use strict';

const assert = require('assert');
const net = require('net');

// A name is asked for on the loop; both families are tried where a name has both.
const server = net.createServer((socket) => socket.end('here'));
server.listen(0, 'localhost', () => {
  const socket = net.connect(server.address().port, 'localhost');
  const seen = [];
  socket.on('lookup', (error, address, family, host) => seen.push([error, net.isIP(address), host]));
  socket.setEncoding('utf8').on('data', (data) => seen.push(data));
  socket.on('close', () => {
    assert.deepStrictEqual(seen.at(-1), 'here');
    assert.deepStrictEqual(seen[0][0], null);
    assert.ok(seen.slice(0, -1).every(([error, family, host]) => error === null && family > 0 && host === 'localhost'));
    server.close();
  });
});

// The next address as soon as one refuses; all errors together if all do.
const lookup = (addresses) => (name, options, callback) =>
  process.nextTick(callback, null, addresses.map((address) => ({ address, family: net.isIP(address) })));
const other = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1', () => {
  const { port } = other.address();
  const attempts = [];
  const socket = net.connect({ port, host: 'x.test', lookup: lookup(['127.0.0.2', '127.0.0.1']) });
  socket.on('connectionAttempt', (address) => attempts.push(address));
  socket.on('connectionAttemptFailed', (address, at, family, error) => attempts.push(error.code));
  socket.resume();
  socket.on('close', (failed) => {
    assert.strictEqual(failed, false);
    assert.deepStrictEqual(attempts, ['127.0.0.2', 'ECONNREFUSED', '127.0.0.1']);
    other.close(() => refusedByAll(port));
  });
});

function refusedByAll(port) {
  const socket = net.connect({ port, host: 'x.test', lookup: lookup(['127.0.0.2', '127.0.0.3']) });
  let error;
  socket.on('error', (given) => (error = given));
  socket.on('close', () => {
    assert.ok(error instanceof AggregateError);
    assert.strictEqual(error.code, 'ECONNREFUSED');
    assert.deepStrictEqual(error.errors.map(({ address }) => address), ['127.0.0.2', '127.0.0.3']);
  });
}

// What ends with the program: a server that nobody closes, once it is not referenced.
net.createServer().listen(0, '127.0.0.1').unref();

process.on('exit', () => {
  assert.strictEqual(server.listening, false);
  assert.strictEqual(other.listening, false);
});
