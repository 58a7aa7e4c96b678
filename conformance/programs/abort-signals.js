// Abort listeners run at once, in order; reasons are kept; later aborts change nothing.
// models: node browser
const c = new AbortController();
c.signal.addEventListener('abort', () => {
  console.log('listener 1 ' + c.signal.aborted + ' ' + c.signal.reason);
  Promise.resolve().then(() => console.log('promise'));
});
c.signal.onabort = () => console.log('onabort');
c.signal.addEventListener('abort', () => console.log('listener 2'), { once: true });
console.log('before ' + c.signal.aborted);
c.abort('first');
c.abort('second');
console.log('after ' + c.signal.reason);
try {
  c.signal.throwIfAborted();
} catch (reason) {
  console.log('thrown ' + reason);
}
console.log(AbortSignal.abort().reason.name);
const any = AbortSignal.any([new AbortController().signal, c.signal]);
console.log('any ' + any.aborted + ' ' + any.reason);
AbortSignal.timeout(10).addEventListener('abort', (event) => console.log('timeout ' + event.target.reason.name));
setTimeout(() => console.log('end'), 40);
