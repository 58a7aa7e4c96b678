// Microtasks before frames, frames before a timer set far later.
// models: browser chrome72
requestAnimationFrame(() => {
  console.log('frame');
  setTimeout(() => console.log('timer of the frame'), 100);
  queueMicrotask(() => console.log('microtask of the frame'));
});
setTimeout(() => console.log('timer'), 80);
queueMicrotask(() => console.log('microtask'));
