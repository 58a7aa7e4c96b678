// A timer set by a firing timer of the same duration does not join the running list.
// models: all
setTimeout(() => {
  console.log('first');
  setTimeout(() => console.log('nested'), 10);
  Promise.resolve().then(() => console.log('promise'));
}, 10);
setTimeout(() => console.log('second'), 10);
// By the end of this loop all of them are due.
const end = Date.now() + 20;
while (Date.now() < end);
