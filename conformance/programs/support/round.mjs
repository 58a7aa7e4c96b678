import './table.mjs';
console.log('round: evaluated');
