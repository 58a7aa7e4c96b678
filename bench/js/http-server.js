'use strict';
// Node's http as a peer of bench/http, which starts it with --expose-gc; it ends with its standard input.

const http = require('http');

const hello = 'Hello, World!';

function answer(request, response) {
  switch (request.url) {
    case '/':
      return send(response, 'text/plain', hello);
    case '/json':
      return send(response, 'application/json', JSON.stringify({ message: hello }));
    case '/echo': {
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => send(response, 'application/octet-stream', Buffer.concat(parts)));
      return;
    }
    default:
      response.writeHead(404).end();
  }
}

function send(response, type, body) {
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

const server = http.createServer(answer);
server.keepAliveTimeout = 0; // otherwise it ends idle connections after five seconds
server.listen(0, '127.0.0.1', () => console.log('ready ' + server.address().port));
process.on('SIGUSR2', () => global.gc());
process.stdin.resume().on('end', () => process.exit());
