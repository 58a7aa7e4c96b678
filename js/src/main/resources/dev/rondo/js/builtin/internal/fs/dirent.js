'use strict';

// An entry of a directory.

const constants = require('internal/fs/constants');

const kType = Symbol('type');

class Dirent {
  constructor(name, path, type) {
    this.name = name;
    this.parentPath = path;
    this[kType] = type;
  }

  isDirectory() {
    return this[kType] === constants.UV_DIRENT_DIR;
  }

  isFile() {
    return this[kType] === constants.UV_DIRENT_FILE;
  }

  isBlockDevice() {
    return this[kType] === constants.UV_DIRENT_BLOCK;
  }

  isCharacterDevice() {
    return this[kType] === constants.UV_DIRENT_CHAR;
  }

  isSymbolicLink() {
    return this[kType] === constants.UV_DIRENT_LINK;
  }

  isFIFO() {
    return this[kType] === constants.UV_DIRENT_FIFO;
  }

  isSocket() {
    return this[kType] === constants.UV_DIRENT_SOCKET;
  }
}

module.exports = { Dirent };
