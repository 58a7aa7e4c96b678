// What a browser has and what it has not.
// models: browser chrome72
for (const name of ['window', 'self', 'setTimeout', 'requestAnimationFrame', 'queueMicrotask', 'MessageChannel', 'postMessage',
  'addEventListener', 'EventTarget', 'AbortController', 'performance', 'TextEncoder', 'URL',
  'process', 'require', 'module', 'setImmediate', 'global', 'Buffer']) {
  console.log(name + ' ' + typeof self[name]);
}
console.log(String(window === self && self === this));
console.log(typeof setTimeout(() => {}, 0));
