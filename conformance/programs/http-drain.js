// Backpressure: write answers false when much waits, and drain says when there is room.
// models: node>=20
// time: the machine's
const http = require('http');
const SIZE = 256 * 1024;
const server = http.createServer((req, res) => {
  let left = 40;
  let full = 0;
  const write = () => {
    while (left-- > 0) {
      if (!res.write(Buffer.alloc(SIZE, 97))) {
        if (full++ === 0) console.log('full', res.writableNeedDrain, res.writableLength > 0);
        res.once('drain', write);
        return;
      }
    }
    res.end(() => console.log('ended', full > 0));
  };
  write();
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
    let bytes = 0;
    res.on('data', (data) => {
      bytes += data.length;
      if (bytes === data.length) {
        res.pause();
        setTimeout(() => res.resume(), 20);
      }
    });
    res.on('end', () => {
      console.log('bytes', bytes === 40 * SIZE);
      server.close();
    });
  });
});
