// refresh on an interval moves its next beat; close ends it.
let n = 0;
const beat = setInterval(() => {
  n++;
  console.log('beat ' + n);
  if (n === 2) beat.close ? beat.close() : clearInterval(beat);
}, 50);
setTimeout(() => {
  console.log('30');
  beat.refresh();
}, 30);
setTimeout(() => console.log('65'), 65);
setTimeout(() => console.log('105'), 105);
setTimeout(() => console.log('200'), 200);
