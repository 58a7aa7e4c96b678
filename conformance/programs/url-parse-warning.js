// url.parse warns the program's own code once, and packages not at all.
// models: node>=24
const url = require('url');
process.on('warning', (warning) => console.log('warning', warning.code));
console.log(require('./support/node_modules/parses-urls')('http://a:1/b'));
setImmediate(() => {
  console.log('mine');
  url.parse('http://a/');
  url.parse('http://b/');
});
