'use strict';

// Blob and File for Node: a browser's, and how they are shown.

const { Blob, File } = require('internal/browser/blob');
const { hidden, visible } = require('internal/define');
const { customInspectSymbol } = require('internal/util');

const CHUNK = 64 * 1024;

function showBy(type, names) {
  hidden(type.prototype, customInspectSymbol, function (depth, options) {
    if (depth < 0) return options.stylize(`[${type.name}]`, 'special');
    const { inspect } = require('util');
    const shown = Object.fromEntries(names.map((name) => [name, this[name]]));
    const deeper = options.depth === null || options.depth === undefined ? null : options.depth - 1;
    return `${type.name} ${inspect(shown, { ...options, depth: deeper })}`;
  });
}

showBy(Blob, ['size', 'type']);
showBy(File, ['size', 'type', 'name', 'lastModified']);

visible(Blob.prototype, 'stream', function stream() {
  const { ReadableStream } = require('stream/web');
  let at = 0;
  return new ReadableStream({
    type: 'bytes',
    pull: async (controller) => {
      const piece = await this.slice(at, at + CHUNK).bytes();
      at += piece.length;
      if (piece.length > 0) controller.enqueue(piece);
      if (at < this.size) return;
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
});

async function read(path, type) {
  return new Blob([await require('fs/promises').readFile(path)], { type });
}

// What is wrong with the arguments is thrown.
function openAsBlob(path, options = {}) {
  const { validateObject, validateString } = require('internal/validators');
  validateObject(options, 'options');
  const { type = '' } = options;
  validateString(type, 'options.type');
  return read(require('internal/fs/check').path(path), type);
}

module.exports = { Blob, File, openAsBlob };
