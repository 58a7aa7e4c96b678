'use strict';
// Runs one program again and again and prints the median of its last rounds in nanoseconds an operation.
// In Node: node next-tick-chain.js; in Rondo: ./rondo run next-tick-chain.js. BENCH_SCALE divides the number of operations.

const scale = Number(process.env.BENCH_SCALE || 1);
const warmups = Number(process.env.BENCH_WARMUPS || 10);
const rounds = Number(process.env.BENCH_ROUNDS || 5);

/** program(operations, done) does its work, then calls done. */
module.exports = function measure(program) {
  const operations = Math.round(1e6 / scale);
  const times = [];
  let round = 0;

  function next() {
    const began = process.hrtime.bigint();
    program(operations, () => {
      const nanos = Number(process.hrtime.bigint() - began);
      if (round++ >= warmups) times.push(nanos / operations);
      if (times.length < rounds) setImmediate(next);
      else console.log(times.sort((a, b) => a - b)[rounds >> 1].toFixed(1));
    });
  }

  setImmediate(next);
};
