// After a long computation all lists are due: shorter durations first, and microtasks between.
setTimeout(() => console.log('20'), 20);
setTimeout(() => {
  console.log('10');
  setImmediate(() => console.log('immediate of 10'));
  Promise.resolve().then(() => console.log('promise of 10'));
}, 10);
setTimeout(() => console.log('30'), 30);
const end = Date.now() + 60;
while (Date.now() < end);
setImmediate(() => console.log('immediate of the script'));
