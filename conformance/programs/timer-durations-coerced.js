// Whatever is not a number from 1 to 2^31-1 counts as 1 ms, so these all share one list.
const odd = [0, 1, -5, NaN, undefined, null, '1', 'words', 1.9, true, {}, [], Infinity, 2 ** 31];
for (const ms of odd) {
  const name = typeof ms + ' ' + String(ms);
  setTimeout(() => console.log(name), ms);
}
setTimeout(() => console.log('60'), '60');
const end = Date.now() + 5;
while (Date.now() < end);
