'use strict';

// The first calls of a function are interpreted from scratch, and take a hundred times what they take in Node. Where the
// loop's clock can stand still, they count as no time, as the loading of built-in modules does.

const CALLS = 16;

module.exports = function cold(fn) {
  const { loadingBegins, loadingEnds } = binding;
  if (loadingBegins === undefined) return fn;
  let left = CALLS;
  return (...args) => {
    if (left === 0) return fn(...args);
    left--;
    loadingBegins();
    try {
      return fn(...args);
    } finally {
      loadingEnds();
    }
  };
};
