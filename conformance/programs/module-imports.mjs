// Static imports are evaluated first, in order, once; bindings stay live.
// models: node
import { name, count, increase } from './support/leaf.mjs';
import plain from './support/plain.cjs';
import * as again from './support/leaf.mjs';
console.log('main: ' + name + ' ' + count);
increase();
console.log('main: ' + count + ' ' + again.count);
console.log('main: ' + plain.value);
try {
  again.count = 5;
} catch (error) {
  console.log('main: ' + error.name);
}
Promise.resolve().then(() => console.log('main: promise'));
process.nextTick(() => console.log('main: tick'));
