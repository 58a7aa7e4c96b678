'use strict';

// The old module `constants`: all constants of the system in one object.

const { errno, priority, signals } = require('os').constants;

module.exports = Object.freeze({ ...errno, ...priority, ...signals, ...require('fs').constants });
