// Timer handles are numbers that count up and are shared by timeouts and intervals.
// models: browser chrome72
const a = setTimeout(() => console.log('never'), 10);
const b = setInterval(() => console.log('never'), 10);
console.log(typeof a + ' ' + (b > a));
clearInterval(a);
clearTimeout(b);
clearTimeout(-1);
clearTimeout('words');
clearTimeout();
setTimeout('console.log("code as text")', 20);
setTimeout((x, y) => console.log(x + y), 40, 'ar', 'gs');
setTimeout(function () { console.log('this is window ' + (this === window)); }, 60);
