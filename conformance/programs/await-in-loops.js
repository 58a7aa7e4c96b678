// Two async loops take turns; a synchronous loop of async calls starts them all.
// models: all
async function loop(name) {
  for (let i = 1; i <= 3; i++) {
    console.log(name + i + ' before');
    await i;
    console.log(name + i + ' after');
  }
}
loop('a');
loop('b').then(() => console.log('b is over'));
[1, 2].forEach(async (n) => {
  await null;
  console.log('each ' + n);
});
console.log('script');
