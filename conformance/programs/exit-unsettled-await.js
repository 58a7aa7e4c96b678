// An async function of a script that waits for ever does not matter: code 0.
process.on('exit', (code) => console.log('exit ' + code));
(async () => {
  console.log('waiting');
  await new Promise(() => {});
  console.log('never');
})();
