// The names and numbers of HTTP/2, which packages read when they are loaded.
// models: node>=24
const { constants, sensitiveHeaders } = require('http2');
const kinds = [/^HTTP2_HEADER_/, /^HTTP2_METHOD_/, /^HTTP_STATUS_/];
for (const kind of kinds) {
  for (const name of Object.keys(constants).filter((each) => kind.test(each)).sort()) console.log(name, constants[name]);
}
for (const name of ['NO_ERROR', 'REFUSED_STREAM', 'CANCEL', 'ENHANCE_YOUR_CALM', 'HTTP_1_1_REQUIRED']) {
  console.log(name, constants[`NGHTTP2_${name}`]);
}
console.log(typeof sensitiveHeaders);
