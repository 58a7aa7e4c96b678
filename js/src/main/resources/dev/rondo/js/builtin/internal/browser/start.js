'use strict';

// A browser's window, for the models of browsers. Returns what the host calls.

const host = binding.load('browser');

require('internal/browser/window').install(globalThis);

function runMain(file) {
  require('internal/browser/window').page.file = file;
  if (file.endsWith('.mjs')) {
    require('internal/browser/modules').runMain(file);
    return;
  }
  const text = binding.modules.readText(file);
  try {
    host.evaluate(file, text);
  } catch (error) {
    // Nothing of the program has run.
    if (error instanceof SyntaxError && !host.isScript(text)) binding.die(error);
    throw error;
  } finally {
    announceLoad();
  }
}

function announceLoad() {
  const { fire, hasListeners } = require('internal/browser/event-target');
  const awaited = ['DOMContentLoaded', 'load'].filter((type) => hasListeners(globalThis, type));
  if (awaited.length === 0) return;
  const { Event } = require('internal/browser/event');
  require('internal/browser/tasks').queue(() => {
    for (const type of awaited) fire(globalThis, new Event(type), true);
  }, undefined);
}

module.exports = {
  runMain,
  resolveModule: (specifier, referrer) => require('internal/browser/modules').resolve(specifier, referrer),
  importModule: (module) => require('internal/browser/modules').load(module),
  importMeta: (meta, path) => require('internal/browser/modules').initializeMeta(meta, path),
  fatalException(error) {
    require('internal/browser/errors').report(error);
    return true;
  },
  unhandledRejection: (promise, reason) => require('internal/browser/errors').unhandledRejection(promise, reason),
  rejectionHandled: (promise) => require('internal/browser/errors').rejectionHandled(promise),
  describeError: (error) => `Uncaught ${require('internal/browser/errors').show(error)}`,
  beforeExit() {},
  exit: (code) => code,
};
