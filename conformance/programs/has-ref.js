// hasRef tells whether a timer or an immediate keeps the loop alive.
// models: node node11
const t = setTimeout(() => console.log('fired, ref ' + t.hasRef()), 60);
const i = setImmediate(() => console.log('immediate, ref ' + i.hasRef()));
console.log(t.hasRef(), i.hasRef());
t.unref();
console.log(t.hasRef());
t.ref().ref();
console.log(t.hasRef());
