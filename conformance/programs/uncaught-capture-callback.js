// A capture callback takes the place of all handlers.
process.on('uncaughtException', () => console.log('not called'));
process.setUncaughtExceptionCaptureCallback((error) => console.log('captured ' + error.message));
console.log('has one: ' + process.hasUncaughtExceptionCaptureCallback());
setTimeout(() => { throw new Error('a'); }, 5);
setTimeout(() => {
  process.setUncaughtExceptionCaptureCallback(null);
  console.log('has one: ' + process.hasUncaughtExceptionCaptureCallback());
}, 25);
