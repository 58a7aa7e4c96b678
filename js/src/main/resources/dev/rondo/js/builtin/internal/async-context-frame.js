'use strict';

// What asynchronous code has with it: the stores of each AsyncLocalStorage. A frame never changes; the host carries
// it to whatever is started while it is current.

class AsyncContextFrame extends Map {
  static current() {
    return binding.asyncFrame();
  }

  static set(frame) {
    binding.setAsyncFrame(frame);
  }

  static exchange(frame) {
    const before = binding.asyncFrame();
    if (before !== frame) binding.setAsyncFrame(frame);
    return before;
  }

  static with(key, value) {
    const frame = new AsyncContextFrame(binding.asyncFrame());
    frame.set(key, value);
    return frame;
  }

  static without(key) {
    const before = binding.asyncFrame();
    if (!before?.has(key)) return before;
    const frame = new AsyncContextFrame(before);
    frame.delete(key);
    return frame;
  }
}

module.exports = { AsyncContextFrame };
