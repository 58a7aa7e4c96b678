// Frames come at about sixty a second.
// models: browser chrome72
const times = [];
requestAnimationFrame(function frame(time) {
  times.push(time);
  if (times.length < 7) return requestAnimationFrame(frame);
  const mean = (times[6] - times[1]) / 5;
  console.log('about a sixtieth: ' + (mean > 12 && mean < 24));
});
