// Rejections inside timers of one list, and when each is reported.
process.on('unhandledRejection', (reason) => console.log('unhandled ' + reason));
for (const name of ['a', 'b']) {
  setTimeout(() => {
    console.log('timer ' + name);
    Promise.reject(name);
    process.nextTick(() => console.log('tick ' + name));
  }, 10);
  setImmediate(() => {
    console.log('immediate ' + name);
    Promise.reject('immediate ' + name);
  });
}
// By the end of this loop all of them are due.
const end = Date.now() + 20;
while (Date.now() < end);
