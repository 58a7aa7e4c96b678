// A promise callback always overtakes a timer that is already due.
// models: all
setTimeout(() => console.log('timeout'), 0);
Promise.resolve().then(() => console.log('promise'));
console.log('script');
