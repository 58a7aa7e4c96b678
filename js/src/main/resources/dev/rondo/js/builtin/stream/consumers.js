'use strict';

// The module `stream/consumers`: all of a stream in one piece.

async function bytes(stream) {
  const { Buffer } = require('buffer');
  const pieces = [];
  for await (const piece of stream) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(pieces);
}

async function text(stream) {
  const { StringDecoder } = require('string_decoder');
  const decoder = new StringDecoder('utf8');
  let all = '';
  for await (const piece of stream) all += typeof piece === 'string' ? piece : decoder.write(piece);
  return all + decoder.end();
}

async function arrayBuffer(stream) {
  const whole = await bytes(stream);
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength);
}

async function array(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

module.exports = { array, arrayBuffer, buffer: bytes, json: async (stream) => JSON.parse(await text(stream)), text };
