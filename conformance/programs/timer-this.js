// In a timer's function, this is the timer.
const t = setTimeout(function () {
  console.log(this === t);
}, 5);
const i = setInterval(function () {
  console.log(this === i);
  clearInterval(this);
}, 30);
const m = setImmediate(function () {
  console.log(this === m);
});
