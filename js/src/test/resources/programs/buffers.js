// Buffers, base64 and StringDecoder.
const { inspect } = require('util');

function print(...values) {
  console.log(...values.map((value) => (typeof value === 'string' ? value : inspect(value))));
}

function attempt(make) {
  try {
    print(make());
  } catch (error) {
    const { name, code, message, errno, syscall, path, dest } = error;
    print(name, code, message, errno, syscall, path, dest, Object.keys(error));
  }
}

print(Buffer.from('hi'), Buffer.from('héllo €😀').toString(), Buffer.alloc(3,'ab'), Buffer.from([1,2,300]));
print(Buffer.from('aGk=','base64').toString(), Buffer.from('hi').toString('base64url'), Buffer.from('ff00zz','hex'));
print(Buffer.concat([Buffer.from('a'),Buffer.from('b')]).toString('latin1'), Buffer.byteLength('€'));
print(Buffer.alloc(60));
print(Buffer.from('abc').subarray(1,2) instanceof Buffer, Buffer.from('abc').slice(-2).toString());
attempt(() => Buffer.from(5));
attempt(() => Buffer.from(null));
attempt(() => Buffer.alloc(-1));
attempt(() => Buffer.alloc('x'));
attempt(() => Buffer.from('x','zz'));
attempt(() => Buffer.alloc(2).readUInt32LE(0));
attempt(() => Buffer.alloc(2).writeUInt8(300));
attempt(() => Buffer.alloc(8).writeUIntBE(2**50,0,6));
attempt(() => Buffer.alloc(4).readInt8(9));
attempt(() => Buffer.alloc(4).writeInt32LE(2**40));
attempt(() => Buffer.alloc(8).writeBigInt64LE(2n**70n));
const b=Buffer.alloc(12); b.writeDoubleBE(1.5); b.writeUIntLE(0x123456,8,3);
print(b, b.readDoubleBE(0), b.readUIntLE(8,3), b.readIntBE(8,3));
print(b.toJSON().data.length, JSON.stringify(Buffer.from('ab')), b.indexOf(0x56), Buffer.from('hello').indexOf('l'), Buffer.from('hello').includes('lo'));
const u=Buffer.from('ab'); u.foo=1;
print(u);
print(Buffer.alloc(0));
print([Buffer.from('a')], {a:Buffer.from('b')});
print(Buffer.from(new ArrayBuffer(4),1,2), Buffer.from({length:2,0:1,1:2}), Buffer.from({type:'Buffer',data:[1]}), Buffer.from(new String('xy')));
print(Buffer.isBuffer(u), Buffer.isEncoding('utf8'), Buffer.isEncoding('x'), Buffer.compare(Buffer.from('a'),Buffer.from('b')));
print(u.equals(Buffer.from('ab')), u.write('z',1), u.toString(), u.fill('xyz').toString());
print(atob('aGk='), btoa('hi'));
const {StringDecoder}=require('string_decoder');
const d=new StringDecoder('utf8');
print(JSON.stringify([d.write(Buffer.from([0xe2,0x82])), d.write(Buffer.from([0xac])), d.end()]));
print(Buffer.from('abc').buffer instanceof ArrayBuffer, u.swap16().toString(), [...Buffer.from('abc').entries()], Buffer.of(1,2));
print(Buffer.from('abcdef').map(x=>x+1), Buffer.from('ab').toString('ucs2',0,2), Buffer.from('€').toString('ascii'), Buffer.from('€').toString('binary'));
print(typeof u.parent, Object.keys(Buffer.prototype).length>0, u.readUint8(0), u.copy(b,0), Buffer.from('test').lastIndexOf('t'));
for (const bits of [16, 32, 64]) {
  attempt(() => Buffer.alloc(3)[`swap${bits}`]());
  attempt(() => Buffer.from('abcdefgh')[`swap${bits}`]().toString());
  attempt(() => Buffer.prototype[`swap${bits}`].call(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])));
}
