'use strict';

/** Whether to write colors to a stream, by what it is and by the environment; FORCE_COLOR overrides the rest. */
function shouldColorize(stream) {
  const { env } = require('process');
  const force = env.FORCE_COLOR;
  if (force !== undefined) return /^(?:|1|true|2|3)$/.test(force);
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR || env.TERM === 'dumb') return false;
  return Boolean(stream?.isTTY) && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

module.exports = { shouldColorize };
