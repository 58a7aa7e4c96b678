// refresh starts a timer's time anew, before it fires or after.
const t = setTimeout(() => {
  console.log('refreshed');
  let fired = 0;
  const again = setTimeout(() => {
    fired++;
    console.log('fired ' + fired);
    if (fired < 3) again.refresh();
  }, 10);
}, 80);
setTimeout(() => {
  console.log('40');
  console.log(t.refresh() === t);
}, 40);
setTimeout(() => console.log('100'), 100);
const dead = setTimeout(() => console.log('never'), 20);
clearTimeout(dead);
dead.refresh();
