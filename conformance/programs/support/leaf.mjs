console.log('leaf: evaluated');
process.nextTick(() => console.log('leaf: tick'));
Promise.resolve().then(() => console.log('leaf: promise'));
export const name = 'leaf';
export let count = 0;
export function increase() {
  count++;
}
