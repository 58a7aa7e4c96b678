'use strict';
// Runs one program again and again and prints the median of its last rounds in nanoseconds an operation.
// In Node: node next-tick-chain.js; in Rondo: ./rondo run next-tick-chain.js. BENCH_SCALE divides the number of operations;
// BENCH_CPU=1 takes the processor time of all threads, as Linux counts it, instead of wall time.

const scale = Number(process.env.BENCH_SCALE || 1);
const warmups = Number(process.env.BENCH_WARMUPS || 10);
const rounds = Number(process.env.BENCH_ROUNDS || 5);
const now = process.env.BENCH_CPU === '1' ? cpuNanos : process.hrtime.bigint;

function cpuNanos() {
  const fs = require('fs');
  const threads = fs.readdirSync('/proc/self/task').map((id) => fs.readFileSync(`/proc/self/task/${id}/schedstat`, 'utf8'));
  return threads.map((text) => BigInt(text.split(' ')[0])).reduce((sum, nanos) => sum + nanos);
}

/** program(operations, done) does its work, then calls done. */
module.exports = function measure(program) {
  const operations = Math.round(1e6 / scale);
  const times = [];
  let round = 0;

  function next() {
    const began = now();
    program(operations, () => {
      const nanos = Number(now() - began);
      if (round++ >= warmups) times.push(nanos / operations);
      if (times.length < rounds) setImmediate(next);
      else console.log(times.sort((a, b) => a - b)[rounds >> 1].toFixed(1));
    });
  }

  setImmediate(next);
};
