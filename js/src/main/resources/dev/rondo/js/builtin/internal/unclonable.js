'use strict';

// What structuredClone refuses: modules add predicates for the objects that they make.

module.exports = { unclonable: [] };
