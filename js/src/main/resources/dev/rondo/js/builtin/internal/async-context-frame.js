'use strict';

// What asynchronous code has with it: the stores of each AsyncLocalStorage. The host carries a frame to whatever is
// started while it is current, so a frame is not changed any more; only disable() takes a store out of it.

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
}

module.exports = { AsyncContextFrame };
