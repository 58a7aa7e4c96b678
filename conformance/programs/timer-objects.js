// The objects that timers return: methods, disposal and printing.
// models: node
const t = setTimeout(() => console.log('never'), 1000);
console.log(t.constructor.name, typeof t.ref, typeof t.refresh, typeof t.close, typeof t[Symbol.toPrimitive]);
console.log(t.close() === t, t.hasRef());
const i = setImmediate(() => console.log('never'));
console.log(i.constructor.name, typeof i.unref, typeof i.hasRef);
i[Symbol.dispose]();
const u = setInterval(() => console.log('never'), 1000);
u[Symbol.dispose]();
for (const f of [setTimeout, setInterval, setImmediate]) {
  try {
    f('not a function');
  } catch (error) {
    console.log(f.name + ' ' + error.name + ' ' + error.code + ' ' + error.message);
  }
}
