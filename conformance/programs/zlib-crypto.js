// Digests, codes, random values and compression.
// models: node>=24
const z=require('zlib'),c=require('crypto');
for (const a of ['md5','sha1','sha256','SHA512','sha224']) console.log(c.createHash(a).update('abc').update(Buffer.from([1,2])).digest('hex'), c.createHmac(a,'k').update('x').digest('base64'));
console.log(c.randomBytes(5).length, /^[0-9a-f-]{36}$/.test(c.randomUUID()), c.randomInt(5)<5, c.timingSafeEqual(Buffer.from('a'),Buffer.from('a')), c.webcrypto.getRandomValues(new Uint8Array(3)).length);
try { c.timingSafeEqual(Buffer.from('a'),Buffer.from('ab')) } catch(e) { console.log(e.name,e.code,e.message) }
try { const h=c.createHash('md5'); h.digest(); h.update('x') } catch(e) { console.log(e.name,e.code,e.message) }
try { c.createHash('md5').update(5) } catch(e) { console.log(e.name,e.code,e.message) }
const h=c.createHash('sha1'); h.update('a'); const h2=h.copy(); console.log(h.digest('base64url'), h2.update('b').digest('latin1').length, c.hash('sha1','x'));
for (const [f,g] of [['deflate','inflate'],['gzip','gunzip'],['deflateRaw','inflateRaw'],['gzip','unzip'],['deflate','unzip']]) {
 const x=z[f+'Sync']('hello '.repeat(50)); console.log(f, x.length < 30, z[g+'Sync'](x).toString().length);
 try { z[g+'Sync'](x.subarray(0,x.length-5)) } catch(e) { console.log(e.errno,e.code,e.message) }
 try { z[g+'Sync'](Buffer.from('nonsense')) } catch(e) { console.log(e.errno,e.code,e.message) }
}
console.log(z.crc32('hello'));
const two=Buffer.concat([z.gzipSync('a'),z.gzipSync('b')]); console.log(z.gunzipSync(two).toString());
try { z.gunzipSync(z.gzipSync(Buffer.alloc(1e6)),{maxOutputLength:1000}) } catch(e) { console.log(e.code,e.message) }
