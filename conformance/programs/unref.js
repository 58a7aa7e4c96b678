// What is unref'd does not keep the program alive, but runs if something else does.
setTimeout(() => console.log('unref 10'), 10).unref();
setTimeout(() => console.log('ref 40'), 40);
setTimeout(() => console.log('never'), 80).unref();
setInterval(() => console.log('never'), 90).unref();
const again = setTimeout(() => console.log('ref again 60'), 60);
console.log(again.unref() === again, again.ref() === again);
process.on('exit', () => console.log('exit'));
