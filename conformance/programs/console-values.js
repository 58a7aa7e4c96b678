// How values look when they are logged.
// models: node
class Point { constructor() { this.x = 1; this.y = 2; } }
console.log([1, 'two', null, undefined, true, 3n]);
console.log({ a: 1, 'b-c': [1, [2, [3, [4]]]], d: { e: { f: { g: 1 } } } });
console.log(new Point(), [new Point()], Object.create(null), new (class extends Point {})());
console.log(new Map([['k', { v: 1 }]]), new Set([1, 'a']), new Map());
console.log(() => {}, function named() {}, class A {}, async () => {}, function* g() {});
console.log(Symbol('s'), [Symbol.iterator], /re/g, new Date(0), [new Date(NaN)]);
console.log([, 1, , 2], new Array(3), [undefined]);
console.log('text', ['text'], ["it's"], ['a\nb']);
console.log(new Uint8Array([1, 2, 3]), new ArrayBuffer(2), Buffer.from('hi'));
console.log(Promise.resolve(4), Promise.reject(new Error('x')).catch(() => 0) && 1, new Promise(() => {}));
console.log({ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} });
console.log(new Proxy({ p: 1 }, {}), new WeakMap(), [new Error('inside').message]);
const cycle = { name: 'cycle' };
cycle.self = cycle;
console.log(cycle);
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log('x'.repeat(20), { long: 'y'.repeat(80), other: 'z'.repeat(10) });
console.log([1.5, -0, NaN, Infinity], [true], [null], Object(1), Object('s'), process.version.length > 3);
console.log({ f() {}, [Symbol('k')]: 1, undefined: undefined });
