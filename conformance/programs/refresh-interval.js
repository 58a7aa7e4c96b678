// refresh on an interval moves its next beat; close ends it.
let n = 0;
const beat = setInterval(() => {
  n++;
  console.log('beat ' + n);
  if (n === 2) beat.close();
}, 80);
setTimeout(() => {
  console.log('40');
  beat.refresh();
}, 40);
setTimeout(() => console.log('100'), 100);
setTimeout(() => console.log('160'), 160);
setTimeout(() => console.log('300'), 300);
