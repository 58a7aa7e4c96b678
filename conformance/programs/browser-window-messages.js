// window.postMessage to oneself: a task for each message, microtasks between them.
// models: browser chrome72
onmessage = (event) => {
  console.log('message ' + event.data + ' ' + (event.source === window));
  Promise.resolve().then(() => console.log('promise ' + event.data));
};
addEventListener('message', (event) => console.log('listener ' + event.data));
postMessage('one', '*');
postMessage('two', '*');
Promise.resolve().then(() => console.log('promise of the script'));
console.log('script');
