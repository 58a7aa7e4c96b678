// dispatchEvent is synchronous: listeners, once, handleEvent objects, stopImmediatePropagation.
// models: node browser chrome72
const target = new EventTarget();
const log = (name) => (event) => console.log(name + ' ' + event.type + ' ' + (event.target === target));
const same = log('same');
target.addEventListener('x', same);
target.addEventListener('x', same);
target.addEventListener('x', log('once'), { once: true });
target.addEventListener('x', { handleEvent(event) { console.log('object ' + event.type + ' ' + (this.handleEvent !== undefined)); } });
target.addEventListener('x', () => Promise.resolve().then(() => console.log('promise')));
console.log('before');
console.log(target.dispatchEvent(new Event('x')));
console.log(target.dispatchEvent(new Event('x')));
target.removeEventListener('x', same);
target.addEventListener('y', (event) => event.preventDefault());
target.addEventListener('y', (event) => event.stopImmediatePropagation());
target.addEventListener('y', log('never'));
console.log(target.dispatchEvent(new Event('y', { cancelable: true })));
console.log('after');
