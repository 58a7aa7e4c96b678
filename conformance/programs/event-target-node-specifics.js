// NodeEventTarget and once for EventTarget; a passive look at the event.
// models: node
const { once, getEventListeners } = require('events');
const target = new EventTarget();
(async () => {
  const [event] = await once(target, 'x');
  console.log('once ' + event.type + ' ' + event.constructor.name);
})();
target.addEventListener('x', () => {});
console.log('listeners ' + getEventListeners(target, 'x').length);
setImmediate(() => {
  target.dispatchEvent(new Event('x'));
  console.log('dispatched');
});
