import './leaf.mjs';
import './plain.cjs';
console.log('branch: evaluated');
