// A Timeout turns into a number and can be cleared by it.
// models: node
const t = setTimeout(() => console.log('never'), 10);
const id = +t;
console.log(typeof id + ' ' + (id === t[Symbol.toPrimitive]()));
clearTimeout(id);
const u = setTimeout(() => console.log('never'), 10);
clearTimeout(String(+u));
const i = setInterval(() => console.log('never'), 10);
clearTimeout(i);
setTimeout(() => console.log('last'), 30);
