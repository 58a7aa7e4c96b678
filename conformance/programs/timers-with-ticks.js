// Ticks and promises queued by timers of one list and of another list that is due in the same turn.
const step = (name) => () => {
  console.log(name);
  process.nextTick(() => console.log(name + ' tick'));
  Promise.resolve().then(() => console.log(name + ' promise'));
};
setTimeout(step('short 1'), 5);
setTimeout(step('long 1'), 25);
setTimeout(step('short 2'), 5);
setTimeout(step('long 2'), 25);
const end = Date.now() + 60;
while (Date.now() < end);
console.log('script');
