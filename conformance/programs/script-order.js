// A CommonJS script: ticks before promises.
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
(async () => {
  await null;
  console.log('await');
})();
console.log('script');
