// for await over a plain array: values, promises and a rejection.
// models: all
(async () => {
  try {
    for await (const v of [1, Promise.resolve(2), Promise.reject(3), 4]) console.log('value ' + v);
  } catch (error) {
    console.log('caught ' + error);
  }
})();
let chain = Promise.resolve();
for (let n = 1; n <= 8; n++) chain = chain.then(() => console.log('link ' + n));
