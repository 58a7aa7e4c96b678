exports.early = 'b early';
const a = require('./cycle-a.cjs');
console.log('b sees ' + a.early + ', ' + a.late);
exports.late = 'b late';
