// Strings and other plain values, as a console writes them.
// models: browser
console.log('plain');
console.log('two', 'words');
console.log(1, true, null, undefined);
console.error('to the other stream');
