// count, group, table, assert, dir and friends.
// models: node
console.group('outer');
console.log('one\ntwo');
console.group();
console.info('deeper');
console.groupEnd();
console.groupEnd();
console.count();
console.count('named');
console.count();
console.countReset();
console.count();
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4]]);
console.table(new Map([['k', 1]]));
console.table(5);
console.assert(true, 'not shown');
console.assert(false, 'shown %s', 'here');
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.debug('debug');
console.warn('warn');
