// require runs a file once and at once; cycles see what is there so far; JSON and node_modules work.
console.log('main: ' + require('./support/plain.cjs').value);
console.log('main: ' + require('./support/plain.cjs').increase());
require('./support/cycle-a.cjs');
console.log('main: ' + JSON.stringify(require('./support/data.json')));
console.log('main: ' + require('./support/uses-small.cjs')(7));
for (const what of ['./support/nothing', './support/throws.cjs', './support/throws.cjs']) {
  try {
    require(what);
  } catch (error) {
    console.log('main: ' + (error.code || error.message));
  }
}
console.log('main: ' + (require.main === module) + ' ' + require('path').basename(__filename));
process.nextTick(() => console.log('main: tick'));
