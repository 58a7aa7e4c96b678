// What is wrong with arguments is said as in Node.
// models: node>=20
const net = require('net');
const attempt = (name, body) => {
  try {
    console.log(name, body());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
attempt('connect()', () => net.connect());
attempt('connect port', () => net.connect(70000));
attempt('connect port type', () => net.connect({ port: [] }));
attempt('connect lookup', () => net.connect({ port: 1, lookup: 'x' }));
attempt('connect local address', () => net.connect({ port: 1, localAddress: 'here' }));
attempt('listen port', () => net.createServer().listen(-1));
attempt('listen nothing', () => net.createServer().listen({}));
attempt('listen path', () => net.createServer().listen({ path: 5 }));
attempt('createServer', () => net.createServer('x'));
attempt('timeout', () => new net.Socket().setTimeout('x'));
attempt('callback', () => new net.Socket().setTimeout(5, 'x'));
attempt('objectMode', () => new net.Socket({ objectMode: true }));
attempt('address', () => new net.Socket().address());
attempt('remote', () => new net.Socket().remoteAddress);
attempt('server address', () => net.createServer().address());
attempt('isIP', () => ['127.0.0.1', '::1', '1.2.3', 'x', '', '::ffff:1.2.3.4', 'fe80::1%lo', '01.2.3.4'].map(net.isIP));
attempt('isIPv4', () => [net.isIPv4('1.2.3.4'), net.isIPv4('::')]);
attempt('isIPv6', () => [net.isIPv6('1.2.3.4'), net.isIPv6('::')]);
attempt('instances', () => [net.Server() instanceof net.Server, net.Socket() instanceof net.Socket, net.Stream === net.Socket]);
const never = new net.Socket();
never.on('error', (error) => console.log('error', error.code, error.message));
never.on('close', (failed) => console.log('close', failed));
never.write('x', (error) => console.log('written', error.code));
