// hasRef tells whether a timer or an immediate keeps the loop alive.
// models: node node11
const t = setTimeout(() => {
  console.log('fired, ref ' + t.hasRef());
}, 10);
const i = setImmediate(() => console.log('immediate, ref ' + i.hasRef()));
console.log(t.hasRef(), i.hasRef());
t.unref();
i.unref();
console.log(t.hasRef(), i.hasRef());
t.ref().ref();
i.ref();
console.log(t.hasRef(), i.hasRef());
