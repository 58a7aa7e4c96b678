// onerror and error listeners; the next timer runs all the same.
// models: browser chrome72
onerror = (message, source, line, column, error) => {
  console.log('onerror ' + message + ' ' + typeof line + ' ' + (error && error.message));
  return true;
};
addEventListener('error', (event) => {
  console.log('listener ' + event.message + ' ' + event.defaultPrevented);
  Promise.resolve().then(() => console.log('promise of the listener'));
});
setTimeout(() => {
  Promise.resolve().then(() => console.log('promise of the timer'));
  throw new Error('timer');
}, 10);
setTimeout(() => console.log('second timer'), 10);
setTimeout(() => queueMicrotask(() => { throw new TypeError('microtask'); }), 40);
setTimeout(() => { throw 'words'; }, 80);
