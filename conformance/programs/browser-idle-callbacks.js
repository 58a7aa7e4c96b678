// Idle callbacks run in order when nothing else is to do, with a deadline.
// models: browser chrome72
requestIdleCallback((deadline) => {
  console.log('idle 1 ' + deadline.didTimeout + ' ' + (deadline.timeRemaining() <= 50));
  Promise.resolve().then(() => console.log('promise'));
  requestIdleCallback(() => console.log('idle 3'));
});
const never = requestIdleCallback(() => console.log('never'));
requestIdleCallback(() => console.log('idle 2'));
cancelIdleCallback(never);
console.log('script');
