// Loops, try blocks and nested calls that await nothing but promises, as Java's await does.
// models: all
async function loop(name) {
  for (let i = 1; i <= 3; i++) console.log(name + await Promise.resolve(i));
  return name + ' is over';
}
async function work(name, promise) {
  try {
    console.log(name + ' got ' + await promise);
  } catch (error) {
    console.log(name + ' caught ' + error);
    await loop(name + ' handler ');
    return name + ' recovered';
  } finally {
    await Promise.resolve();
    console.log(name + ' finally');
  }
  return name + ' done';
}
loop('a');
loop('b').then(console.log);
work('c', Promise.resolve(1)).then(console.log);
work('d', Promise.reject('2')).then(console.log);
(async () => {
  const started = loop('e');
  console.log(await loop('f'));
  return started;
})().then((line) => console.log('returned ' + line));
let chain = Promise.resolve();
for (let n = 1; n <= 12; n++) chain = chain.then(() => console.log('link ' + n));
