// Everything after the callback is passed to it.
setImmediate((...all) => console.log('all: ' + all.join(' ')), 1, 2, 3, 4, 5);
setImmediate((...all) => console.log('none: ' + all.length));
setTimeout((...all) => console.log('timer: ' + all.join(' ')), 20, 'x', 'y', 'z', 'w');
process.nextTick((...all) => console.log('tick: ' + all.join(' ')), 'p', 'q', 'r', 's', 't');
