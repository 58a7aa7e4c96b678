import './round.mjs';
import './branch.mjs';
console.log('table: evaluated');
