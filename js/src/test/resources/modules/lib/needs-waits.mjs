export { value } from './waits.mjs';
