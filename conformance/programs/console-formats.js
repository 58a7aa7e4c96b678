// Format letters of console.log, missing and surplus arguments.
// models: node
console.log('%s is %d years and %i days, %f', 'Ada', 36.5, 12.9, '1.5');
console.log('%j', { a: [1, 2] });
console.log('%%, %c styled', 'color: red');
console.log('%s %s', 'one');
console.log('%s', 'one', 'two', { three: 3 });
console.log('%d', '0x10', 'rest');
console.log('%x', 1);
console.log('100%', 5);
console.log('%s', null, undefined, true, 10n, Symbol('s'));
console.log('%o', [1]);
console.log('%O', { a: { b: { c: {} } } });
console.log();
console.log('');
console.log(-0, [-0], '%s', 1);
console.error('this goes to the other stream');
