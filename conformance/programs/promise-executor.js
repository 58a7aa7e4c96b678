// The executor runs at once; only its first outcome counts, even against a later throw.
// models: all
const show = (name, promise) => promise.then((v) => console.log(name + ' ok ' + v), (e) => console.log(name + ' failed ' + e));
console.log('before');
show('first', new Promise((resolve, reject) => {
  console.log('executor');
  resolve('a');
  reject('b');
  throw 'c';
}));
show('throws', new Promise(() => { throw 'd'; }));
show('pending', new Promise((resolve, reject) => {
  resolve(new Promise((inner) => setTimeout(inner, 10, 'e')));
  reject('f');
}));
console.log('after');
