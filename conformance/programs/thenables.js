// A thenable is called in a microtask of its own, and counts only its first answer.
// models: all
const thenable = (name) => ({
  then(resolve) {
    console.log('then of ' + name);
    resolve(name);
    resolve('again');
    throw new Error('too late');
  },
});
Promise.resolve(thenable('resolve')).then((value) => console.log('value ' + value));
new Promise((resolve) => resolve(thenable('constructor'))).then((value) => console.log('value ' + value));
Promise.resolve().then(() => thenable('return')).then((value) => console.log('value ' + value));
(async () => console.log('awaited ' + await thenable('await')))();
Promise.resolve()
  .then(() => console.log('1'))
  .then(() => console.log('2'))
  .then(() => console.log('3'))
  .then(() => console.log('4'))
  .then(() => console.log('5'));
console.log('script');
