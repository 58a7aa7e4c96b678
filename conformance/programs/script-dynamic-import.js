// import() from a script; the script goes on meanwhile.
// models: node
import('./support/leaf.mjs').then((m) => console.log('main: got ' + m.name));
console.log('main: script');
