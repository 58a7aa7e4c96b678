// process.exit inside a promise callback: no later microtask, tick or finally block.
process.on('exit', (code) => console.log('exit ' + code));
Promise.resolve().then(() => {
  try {
    console.log('promise 1');
    process.exit();
  } finally {
    console.log('never');
  }
});
Promise.resolve().then(() => console.log('never'));
process.exitCode = 6;
