// The script throws: what it has queued still runs.
// models: browser chrome72
onerror = (message) => {
  console.log('onerror ' + message);
  return true;
};
setTimeout(() => console.log('timeout'), 10);
Promise.resolve().then(() => console.log('promise'));
throw new Error('script');
