// A promise that rejects while another one is awaited is unhandled for the moment.
process.on('unhandledRejection', (reason) => console.log('unhandled ' + reason));
process.on('rejectionHandled', () => console.log('handled after all'));
const fail = (ms, reason) => new Promise((_, reject) => setTimeout(reject, ms, reason));
(async () => {
  const slow = new Promise((resolve) => setTimeout(resolve, 60, 'slow'));
  const fast = fail(20, 'fast');
  console.log(await slow);
  try {
    await fast;
  } catch (reason) {
    console.log('caught ' + reason);
  }
})();
