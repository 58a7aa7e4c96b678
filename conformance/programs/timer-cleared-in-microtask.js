// A promise callback of the first timer clears the second: node10 is too late for that.
// models: all
setTimeout(() => {
  console.log('first');
  Promise.resolve().then(() => {
    console.log('clearing');
    clearTimeout(second);
  });
}, 10);
const second = setTimeout(() => console.log('second'), 10);
setTimeout(() => console.log('third'), 10);
// By the end of this loop all of them are due.
const end = Date.now() + 20;
while (Date.now() < end);
