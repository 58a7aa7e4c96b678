// structuredClone copies deeply, keeps cycles and types, and refuses functions.
// models: node browser
const date = new Date(0);
const original = { list: [1, { two: 2 }], map: new Map([['k', new Set([1])]]), date, nothing: undefined, big: 10n };
original.self = original;
const copy = structuredClone(original);
console.log(String(copy !== original && copy.self === copy));
console.log(String(copy.list[1] !== original.list[1] && copy.list[1].two === 2));
console.log(String(copy.map.get('k').has(1)) + ' ' + String(copy.date.getTime() === 0 && copy.date !== date));
console.log(Object.keys(copy).join() + ' ' + typeof copy.big);
const error = structuredClone(new RangeError('far'));
console.log(error.name + ' ' + error.message + ' ' + String(error instanceof RangeError));
for (const bad of [() => {}, Symbol('s'), { deep: { f() {} } }]) {
  try {
    structuredClone(bad);
  } catch (e) {
    console.log(e.name + ' ' + e.code);
  }
}
const buffer = new ArrayBuffer(8);
const moved = structuredClone(buffer, { transfer: [buffer] });
console.log(buffer.byteLength + ' ' + moved.byteLength);
