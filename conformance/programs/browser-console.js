// Strings with formats, as a browser's console writes them.
// models: browser
console.log('plain');
console.log('two', 'words');
console.log('%s and %d', 'text', 42);
console.log('%i %f', 3.9, 1.5);
console.log(1, true, null, undefined);
console.error('to the other stream');
