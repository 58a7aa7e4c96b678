// unhandledrejection is told after the microtasks of the task; handling later brings rejectionhandled.
// models: browser chrome72
addEventListener('unhandledrejection', (event) => {
  console.log('unhandled ' + event.reason);
  event.preventDefault();
  Promise.resolve().then(() => console.log('promise of the handler'));
});
onrejectionhandled = (event) => console.log('handled after all ' + event.reason);
const late = Promise.reject('late');
Promise.reject('one');
const inTime = Promise.reject('in time');
Promise.resolve().then(() => Promise.resolve()).then(() => inTime.catch(() => console.log('caught in time')));
setTimeout(() => {
  console.log('timeout');
  late.catch(() => console.log('caught late'));
  Promise.resolve().then(() => console.log('promise'));
}, 30);
