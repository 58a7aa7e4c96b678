'use strict';

// The module `http2`, which can be loaded, for its constants too, and says that it is not there when it is used.

const { STATUS_CODES } = require('internal/http/status');
const { unavailable, unavailableClass } = require('internal/unavailable');

const HEADERS = (
  ':status :method :authority :scheme :path :protocol accept-encoding accept-language accept-ranges accept ' +
  'access-control-allow-credentials access-control-allow-headers access-control-allow-methods ' +
  'access-control-allow-origin access-control-expose-headers access-control-request-headers ' +
  'access-control-request-method age authorization cache-control connection content-disposition content-encoding ' +
  'content-length content-type cookie date etag forwarded host if-modified-since if-none-match if-range ' +
  'last-modified link location range referer server set-cookie strict-transport-security transfer-encoding te ' +
  'upgrade-insecure-requests upgrade user-agent vary x-content-type-options x-frame-options keep-alive ' +
  'proxy-connection x-xss-protection alt-svc content-security-policy early-data expect-ct origin purpose ' +
  'timing-allow-origin x-forwarded-for priority accept-charset access-control-max-age allow content-language ' +
  'content-location content-md5 content-range dnt expect expires from if-match if-unmodified-since max-forwards ' +
  'prefer proxy-authenticate proxy-authorization refresh retry-after trailer tk via warning www-authenticate ' +
  'http2-settings'
).split(' ');

const METHODS = (
  'ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT CONNECT COPY DELETE GET HEAD LABEL LINK LOCK MERGE MKACTIVITY ' +
  'MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE OPTIONS ORDERPATCH PATCH POST PRI PROPFIND PROPPATCH PUT REBIND ' +
  'REPORT SEARCH TRACE UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL'
).split(' ');

// In the order of their numbers.
const ERRORS = (
  'NO_ERROR PROTOCOL_ERROR INTERNAL_ERROR FLOW_CONTROL_ERROR SETTINGS_TIMEOUT STREAM_CLOSED FRAME_SIZE_ERROR ' +
  'REFUSED_STREAM CANCEL COMPRESSION_ERROR CONNECT_ERROR ENHANCE_YOUR_CALM INADEQUATE_SECURITY HTTP_1_1_REQUIRED'
).split(' ');

const constantName = (text) => text.toUpperCase().replace(/^:|'/g, '').replace(/[^A-Z0-9]/g, '_');

const constants = {};
ERRORS.forEach((name, code) => {
  constants[`NGHTTP2_${name}`] = code;
});
for (const name of HEADERS) constants[`HTTP2_HEADER_${constantName(name)}`] = name;
for (const name of METHODS) constants[`HTTP2_METHOD_${constantName(name)}`] = name;
for (const [code, text] of Object.entries(STATUS_CODES)) {
  constants[`HTTP_STATUS_${code === '418' ? 'TEAPOT' : constantName(text)}`] = Number(code);
}

module.exports = {
  Http2ServerRequest: unavailableClass('http2.Http2ServerRequest'),
  Http2ServerResponse: unavailableClass('http2.Http2ServerResponse'),
  connect: unavailable('http2.connect'),
  constants,
  createSecureServer: unavailable('http2.createSecureServer'),
  createServer: unavailable('http2.createServer'),
  getDefaultSettings: unavailable('http2.getDefaultSettings'),
  getPackedSettings: unavailable('http2.getPackedSettings'),
  getUnpackedSettings: unavailable('http2.getUnpackedSettings'),
  performServerHandshake: unavailable('http2.performServerHandshake'),
  sensitiveHeaders: Symbol('sensitiveHeaders'),
};
