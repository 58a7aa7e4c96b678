// structuredClone.
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

attempt(() => structuredClone());
attempt(() => structuredClone(()=>{}));
attempt(() => structuredClone(Symbol('x')));
attempt(() => structuredClone(Promise.resolve()));
attempt(() => structuredClone(new WeakMap));
attempt(() => structuredClone({a:{b(){}}}));
attempt(() => structuredClone(new Proxy({},{})));
attempt(() => structuredClone(function foo(){}));
attempt(() => structuredClone(class A{}));
const o={a:1,d:new Date(5),r:/x/gi,m:new Map([[1,{z:1}]]),s:new Set([1,'q']),n:null,u:undefined,big:5n,arr:[1,,3],bo:Object(true),st:new String('hey'),sb:Object(5n)}; o.self=o;
attempt(() => structuredClone(o));
attempt(() => {const c=structuredClone(o);return c.self===c});
attempt(() => structuredClone(new (class X{constructor(){this.a=1} get g(){return 1}})));
attempt(() => structuredClone({get g(){return 7}}));
attempt(() => structuredClone({get g(){throw new Error('in getter')}}));
attempt(() => {const e=new RangeError('bad',{cause:{x:1}}); e.extra=1;
const c=structuredClone(e); return [c.name,c.message,c instanceof RangeError,c.cause,c.extra,c.stack===e.stack, Object.getOwnPropertyNames(c)]});
attempt(() => {const e=new Error('m'); e.name='Foo';
const c=structuredClone(e); return [c.name, Object.getOwnPropertyNames(c)]});
attempt(() => {class E2 extends TypeError{};
const c=structuredClone(new E2('q')); return [c.name,c.constructor.name]});
attempt(() => {const b=new ArrayBuffer(8);
const t=new Uint8Array(b,2,4); t[0]=9;
const c=structuredClone({t,b,d:new DataView(b,1)}); return [c, c.t.buffer===c.b, c.d.byteOffset]});
attempt(() => {const b=new ArrayBuffer(8);
const c=structuredClone(b,{transfer:[b]}); return [b.byteLength,c.byteLength]});
attempt(() => {const b=new ArrayBuffer(8); structuredClone(1,{transfer:[b,b]})});
attempt(() => structuredClone(1,{transfer:[{}]}));
attempt(() => structuredClone(1,{transfer:5}));
attempt(() => structuredClone(1,5));
attempt(() => structuredClone(1,null));
attempt(() => structuredClone(1,{transfer:[1]}));
attempt(() => {const b=new ArrayBuffer(8); b.transfer(); structuredClone(b)});
attempt(() => {const b=new ArrayBuffer(8); structuredClone(b,{transfer:[b]}); structuredClone(1,{transfer:[b]})});
attempt(() => structuredClone(Buffer.from('ab')));
attempt(() => structuredClone(Object.create({a:1},{b:{value:2,enumerable:true},c:{value:3}})));
attempt(() => structuredClone([Symbol.iterator].length));
attempt(() => structuredClone({[Symbol('a')]:1,b:2}));
attempt(() => structuredClone(new DOMException('hi','AbortError')).name);
attempt(() => structuredClone(new AggregateError([1],'x')).constructor.name);
attempt(() => structuredClone(globalThis));
attempt(() => structuredClone(-0));
attempt(() => structuredClone(NaN));
attempt(() => structuredClone([,]));
attempt(() => {const a=[1];a.x=2;return structuredClone(a)});
attempt(() => structuredClone(new Map([[()=>1,2]])));
attempt(() => structuredClone(new EventTarget));
attempt(() => structuredClone(new SharedArrayBuffer(2)).byteLength);
attempt(() => structuredClone.name+structuredClone.length);
attempt(() => new structuredClone(1));
for (const make of [() => new URL('http://a'), () => new URLSearchParams('a=1'), () => new (class extends URL {})('a:b')]) {
  attempt(() => structuredClone(make()));
  attempt(() => structuredClone({ inside: [make()] }));
}
