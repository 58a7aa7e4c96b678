// Whether a timer of 1 ms and a timer of 0 ms are the same.
// models: browser chrome72
setTimeout(() => console.log('one'), 1);
setTimeout(() => console.log('zero'), 0);
setTimeout(() => console.log('negative'), -7);
setTimeout(() => console.log('nothing'));
