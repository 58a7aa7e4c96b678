// refresh starts a timer's time anew, before it fires or after.
const t = setTimeout(() => console.log('refreshed'), 60);
setTimeout(() => {
  console.log('30');
  console.log(t.refresh() === t);
}, 30);
setTimeout(() => console.log('70'), 70);
let fired = 0;
const again = setTimeout(() => {
  fired++;
  console.log('fired ' + fired);
  if (fired < 3) again.refresh();
}, 110);
const dead = setTimeout(() => console.log('never'), 20);
clearTimeout(dead);
dead.refresh();
