// util.promisify and util.callbackify: when their callbacks come.
const { promisify, callbackify } = require('util');
const later = promisify((x, callback) => process.nextTick(callback, x < 0 ? new Error('negative') : null, x));
later(1).then((v) => console.log('value ' + v));
later(-1).catch((e) => console.log('failed ' + e.message));
callbackify(async (x) => x * 2)(21, (error, value) => {
  console.log('callback ' + value);
  Promise.resolve().then(() => console.log('promise of the callback'));
});
callbackify(async () => { throw null; })((error) => console.log(error.code));
Promise.resolve().then(() => console.log('promise 1')).then(() => console.log('promise 2')).then(() => console.log('promise 3'));
process.nextTick(() => console.log('tick'));
