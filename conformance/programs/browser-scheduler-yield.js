// scheduler.yield goes on before tasks of the same priority that were posted earlier.
// models: browser
(async () => {
  console.log('work 1');
  await scheduler.yield();
  console.log('work 2');
  await scheduler.yield();
  console.log('work 3');
})();
scheduler.postTask(() => console.log('task 1'));
scheduler.postTask(async () => {
  console.log('task 2');
  await scheduler.yield();
  console.log('task 2 goes on');
});
scheduler.postTask(() => console.log('task 3'));
Promise.resolve().then(() => console.log('promise'));
