// A listener of an EventTarget throws: the others still run, the error is reported in a tick.
// models: node
process.on('uncaughtException', (error) => console.log('reported ' + error.message));
const target = new EventTarget();
target.addEventListener('x', () => console.log('one'));
target.addEventListener('x', () => { throw new Error('two'); });
target.addEventListener('x', () => console.log('three'));
target.addEventListener('x', async () => { throw new Error('four'); });
process.nextTick(() => console.log('tick before'));
target.dispatchEvent(new Event('x'));
console.log('after');
process.nextTick(() => console.log('tick after'));
Promise.resolve().then(() => console.log('promise'));
