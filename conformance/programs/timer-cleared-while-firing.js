// A firing timer clears itself, one that has fired, one behind it and one of a later list.
// models: all
const a = setTimeout(() => console.log('a'), 10);
const b = setTimeout(() => {
  console.log('b');
  clearTimeout(a);
  clearTimeout(b);
  clearTimeout(c);
  clearTimeout(d);
  clearTimeout(undefined);
  clearTimeout(null);
  clearTimeout({});
}, 10);
const c = setTimeout(() => console.log('never'), 10);
const d = setTimeout(() => console.log('never'), 40);
setTimeout(() => console.log('e'), 10);
