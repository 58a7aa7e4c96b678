// break, throw and return leave a for await by way of the iterator's return.
// models: all
const source = (name) => ({
  [Symbol.asyncIterator]() {
    let n = 0;
    return {
      next: async () => ({ value: ++n, done: false }),
      return: async () => {
        console.log(name + ' returned');
        return {};
      },
    };
  },
});
async function leaveBy(name, leave) {
  for await (const n of source(name)) {
    console.log(name + ' ' + n);
    if (n === 2) {
      if (leave === 'break') break;
      if (leave === 'return') return 'done';
      throw 'thrown';
    }
  }
  return 'after';
}
for (const leave of ['break', 'return', 'throw']) {
  leaveBy(leave, leave).then((r) => console.log(leave + ': ' + r), (e) => console.log(leave + ' failed: ' + e));
}
