// reportError tells the error handlers at once and does not throw.
// models: browser
addEventListener('error', (event) => {
  console.log('reported ' + event.error.message);
  event.preventDefault();
});
console.log('before');
reportError(new Error('made up'));
console.log('after');
Promise.resolve().then(() => {
  reportError(new Error('in a promise'));
  console.log('promise goes on');
});
