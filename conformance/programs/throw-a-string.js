// Something that is not an Error is thrown.
setTimeout(() => {
  throw 'only words';
}, 5);
