'use strict';

// util.debuglog: messages of a section that NODE_DEBUG names ("a,b*").

const { format } = require('internal/format');

let enabledSections;

function isEnabled(section) {
  if (enabledSections === undefined) {
    const names = require('process').env.NODE_DEBUG ?? '';
    const pattern = names.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*').replaceAll(',', '$|^');
    enabledSections = names === '' ? null : new RegExp(`^${pattern}$`, 'i');
  }
  return enabledSections !== null && enabledSections.test(section);
}

/** `callback` is called once, with a quicker logger, when the first message comes. */
function debuglog(set, callback) {
  let log;
  function first(...args) {
    const section = set.toUpperCase();
    const process = require('process');
    log = isEnabled(section)
      ? (...values) => process.stderr.write(`${section} ${process.pid}: ${format(...values)}\n`)
      : () => {};
    if (typeof callback === 'function') callback(log);
    log(...args);
  }
  const logger = (...args) => (log ?? first)(...args);
  Object.defineProperty(logger, 'enabled', {
    get: () => isEnabled(set.toUpperCase()),
    configurable: true,
    enumerable: true,
  });
  return logger;
}

module.exports = { debuglog };
