// An immediate clears its neighbours: the one behind it never runs, the one before it already has.
const before = setImmediate(() => console.log('before'));
const middle = setImmediate(() => {
  console.log('middle');
  clearImmediate(before);
  clearImmediate(middle);
  clearImmediate(after);
  setImmediate(() => console.log('next turn'));
});
const after = setImmediate(() => console.log('never'));
setImmediate(() => console.log('last'));
