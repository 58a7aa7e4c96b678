// Timers within timers, far enough apart that only their sums matter.
// models: all
setTimeout(() => {
  console.log('20');
  setTimeout(() => {
    console.log('20+20');
    setTimeout(() => console.log('20+20+40'), 40);
  }, 20);
  setTimeout(() => console.log('20+40'), 40);
}, 20);
setTimeout(() => console.log('150'), 150);
