// nextTick hands its arguments over as they were, even when the tick runs much later.
const list = [1];
process.nextTick((a, b) => console.log('tick ' + a.join() + ' ' + b), list, 'b');
process.nextTick(console.log, 'the logger itself');
list.push(2);
try {
  process.nextTick('not a function');
} catch (error) {
  console.log(error instanceof TypeError);
}
