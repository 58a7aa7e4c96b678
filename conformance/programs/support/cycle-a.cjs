exports.early = 'a early';
const b = require('./cycle-b.cjs');
console.log('a sees ' + b.early + ', ' + b.late);
exports.late = 'a late';
