// A module waits for an import that awaits; its sibling does not.
// models: node
import waited from './support/waiting.mjs';
import { name } from './support/leaf.mjs';
console.log('main: ' + waited + ' ' + name);
