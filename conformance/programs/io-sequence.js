// File calls one inside the other, with ticks and promises between them.
const fs = require('fs');
fs.stat(__filename, (error, stats) => {
  console.log('stat ' + stats.isFile());
  process.nextTick(() => console.log('tick 1'));
  fs.readFile(__filename, 'utf8', (error, text) => {
    console.log('readFile ' + text.startsWith('// File calls'));
    Promise.resolve().then(() => console.log('promise 2'));
    fs.access(__filename + '.missing', (error) => {
      console.log('access ' + error.code);
      setImmediate(() => {
        console.log('immediate 3');
        fs.readdir(__dirname, (error, names) => console.log('readdir ' + names.includes('io-sequence.js')));
      });
    });
  });
});
