// Timers of one duration fire in the order they were set, durations in their own order.
// models: all
setTimeout(() => console.log('40 a'), 40);
setTimeout(() => console.log('10 a'), 10);
setTimeout(() => console.log('70 a'), 70);
setTimeout(() => console.log('10 b'), 10);
setTimeout(() => console.log('40 b'), 40);
setTimeout(() => console.log('10 c'), 10);
