// A timer set by a firing timer of the same duration does not join the running list.
// models: all
setTimeout(() => {
  console.log('first');
  setTimeout(() => console.log('nested'), 10);
  Promise.resolve().then(() => console.log('promise'));
}, 10);
setTimeout(() => console.log('second'), 10);
