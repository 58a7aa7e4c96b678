// A throwing listener is reported at once; the listeners behind it run.
// models: browser chrome72
onerror = (message) => {
  console.log('reported ' + message);
  return true;
};
const target = new EventTarget();
target.addEventListener('x', () => {
  Promise.resolve().then(() => console.log('promise'));
  console.log('one');
});
target.addEventListener('x', () => { throw new Error('two'); });
target.addEventListener('x', () => console.log('three'));
console.log('dispatched ' + target.dispatchEvent(new Event('x')));
