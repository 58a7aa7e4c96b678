// All callbacks of a frame run together, each with its microtasks; new ones wait for the next frame.
// models: browser chrome72
let first;
requestAnimationFrame((time) => {
  first = time;
  console.log('frame 1 a');
  Promise.resolve().then(() => console.log('promise of a'));
  requestAnimationFrame((next) => console.log('frame 2, later ' + (next > first)));
  cancelAnimationFrame(cancelled);
});
requestAnimationFrame((time) => console.log('frame 1 b, same time ' + (time === first)));
const cancelled = requestAnimationFrame(() => console.log('never'));
requestAnimationFrame(() => console.log('frame 1 c'));
console.log('script ' + typeof cancelled);
