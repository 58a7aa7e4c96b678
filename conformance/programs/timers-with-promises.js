// Two timers of one list, each followed by a promise: node10 empties the list first, all others go timer by timer.
// models: all
setTimeout(() => {
  console.log('timer 1');
  Promise.resolve().then(() => console.log('promise 1'));
}, 0);
setTimeout(() => {
  console.log('timer 2');
  Promise.resolve().then(() => console.log('promise 2'));
}, 0);
// By the end of this loop all of them are due.
const end = Date.now() + 5;
while (Date.now() < end);
