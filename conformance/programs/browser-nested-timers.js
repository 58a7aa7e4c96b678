// After five nestings a timer waits at least 4 ms, whatever it asks for.
// models: browser chrome72
const times = [];
setTimeout(function again() {
  times.push(performance.now());
  if (times.length < 12) return setTimeout(again, 0);
  const deltas = times.slice(1).map((t, i) => t - times[i]);
  console.log('late ones wait: ' + deltas.slice(5).every((d) => d > 3.5));
  console.log('early ones do not: ' + deltas.slice(0, 3).some((d) => d < 3.5));
}, 0);
