// An interval beside timers: both keep their order while their times are well apart.
// models: all
let beats = 0;
const interval = setInterval(() => {
  beats++;
  console.log('beat ' + beats);
  if (beats === 3) clearTimeout(interval);
}, 40);
setTimeout(() => console.log('20'), 20);
setTimeout(() => console.log('60'), 60);
setTimeout(() => console.log('100'), 100);
setTimeout(() => console.log('150'), 150);
